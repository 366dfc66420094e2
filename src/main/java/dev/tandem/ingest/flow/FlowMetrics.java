package dev.tandem.ingest.flow;

import dev.tandem.files.WatchedFile;
import dev.tandem.security.AccessKeys;

/** What to watch at the flow door. Called on event loops: an implementation must not block. */
public interface FlowMetrics extends WatchedFile.Watcher<AccessKeys> {
    /** Records nothing. */
    FlowMetrics NONE = new FlowMetrics() {};

    /**
     * A request was answered.
     *
     * @param nanos from its arrival to its answer
     */
    default void answered(FlowOutcome outcome, long nanos) {}

    @Override
    default void taken(AccessKeys keys) {}

    @Override
    default void unusable(String complaint) {}
}
