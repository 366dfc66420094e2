package dev.tandem.dispatch;

import dev.tandem.domain.CommandKind;
import java.time.Duration;

/** What an operator wants to count and time about the dispatcher. Called by many threads. */
public interface DispatcherMetrics {

    /** Counts nothing. */
    DispatcherMetrics NONE = new DispatcherMetrics() {};

    /** How a request ended. */
    enum Outcome {
        DONE,
        REFUSED,
        /** It surely had no effect. */
        UNAVAILABLE,
        /** Nobody knows whether it had its effect. */
        IN_DOUBT
    }

    /** Why a command was answered unavailable without a request. */
    enum Unsent {
        QUEUE_FULL("The queue of the org is full"),
        NO_SLOT("No slot of the org became free in time"),
        DEADLINE_PASSED("The deadline has passed"),
        WITHDRAWN("Withdrawn: the interaction no longer needs it"),
        START_NOT_RECORDED("The broker did not take the note that it was about to start"),
        HANDED_OVER("Another instance took over just before the request");

        private final String words;

        Unsent(String words) {
            this.words = words;
        }

        /** For the timeline of the interaction. */
        public String words() {
            return words;
        }
    }

    /**
     * A request is about to leave.
     *
     * @param attempt 1 for the first try
     * @param sinceIssued from the broker taking the command in
     */
    default void started(String org, CommandKind kind, int attempt, Duration sinceIssued) {}

    /**
     * A request ended.
     *
     * @param took the request alone
     */
    default void answered(String org, CommandKind kind, Outcome outcome, Duration took) {}

    default void unsent(String org, CommandKind kind, Unsent why) {}

    /** An earlier owner had started it; it was answered in doubt. */
    default void foundInDoubt(String org, CommandKind kind) {}

    /**
     * The same attempt came again, of an aborted transaction or after a restart, and was dropped.
     */
    default void repeated(CommandKind kind) {}

    /** A record on the commands topic could not be read, and is parked. Alert on it. */
    default void unreadable() {}

    /**
     * How busy an org's slots are, told at each change.
     *
     * @param waiting commands in the queue
     * @param running slots taken
     */
    default void lane(String org, int waiting, int running) {}

    /** What the dispatcher's consumer is doing now; told at each change. */
    default void state(DispatcherHealth.State now) {}
}
