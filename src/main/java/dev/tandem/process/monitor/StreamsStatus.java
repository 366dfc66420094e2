package dev.tandem.process.monitor;

import dev.tandem.process.topics.TopicFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the life of the state machines is. */
public sealed interface StreamsStatus {

    /** Not started yet. */
    record New() implements StreamsStatus {}

    /**
     * The cluster or its topics are not there yet; tried again every few seconds.
     *
     * @param why what the last try met, null before the first one has ended
     */
    record WaitingForCluster(@Nullable String why) implements StreamsStatus {}

    /**
     * The existing topics do not fit. Nothing is processed until they do; they are looked at again
     * every few seconds.
     */
    record Refused(List<TopicFault> faults) implements StreamsStatus {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** The topics are there; partitions are being assigned or state is being restored. */
    record Starting() implements StreamsStatus {}

    /** Inputs are being processed. */
    record Running() implements StreamsStatus {}

    /**
     * A fault stopped the work. Kafka Streams is built anew, at growing intervals, until it runs.
     *
     * @param why in words, without secrets
     */
    record Recovering(String why) implements StreamsStatus {}

    /**
     * The work cannot go on in this process; a new process may help.
     *
     * @param sentence what is wrong and how to mend it, without secrets
     */
    record Failed(String sentence) implements StreamsStatus {}

    /** Closed, for good. */
    record Stopped() implements StreamsStatus {}

    /** Whether all topics were found as they must be, so that events can be recorded. */
    default boolean topicsFit() {
        return switch (this) {
            case Starting _, Running _, Recovering _ -> true;
            case New _, WaitingForCluster _, Refused _, Failed _, Stopped _ -> false;
        };
    }
}
