package dev.tandem.process.topics;

import java.util.List;

/** What became of looking at the topics, and of creating those that were missing. */
public sealed interface TopicCheck {

    /** All are there as they must be. */
    record Ready(List<String> created) implements TopicCheck {
        public Ready {
            created = List.copyOf(created);
        }
    }

    /** Some are there, but not as they must be; trying again does not help. */
    record Unfit(List<TopicFault> faults) implements TopicCheck {
        public Unfit {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The cluster could not be asked; worth trying again.
     *
     * @param why in words, without secrets
     */
    record Unreachable(String why) implements TopicCheck {}
}
