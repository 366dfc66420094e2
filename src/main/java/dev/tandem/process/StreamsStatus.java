package dev.tandem.process;

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

    /** The existing topics do not fit; nothing is tried any more. */
    record Refused(List<TopicFault> faults) implements StreamsStatus {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** The topics are there; partitions are being assigned or state is being restored. */
    record Starting() implements StreamsStatus {}

    /** Inputs are being taken. */
    record Running() implements StreamsStatus {}

    /** Closed, for good. */
    record Stopped() implements StreamsStatus {}
}
