package dev.tandem.dispatch;

import dev.tandem.domain.CommandKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts and times what the dispatcher does. Called by many threads. */
public interface DispatcherMetrics {

    /** Counts nothing. */
    DispatcherMetrics NONE = new DispatcherMetrics() {};

    /** How a request ended. */
    enum Outcome {
        DONE,
        REFUSED,
        /** The request had no effect. */
        UNAVAILABLE,
        /** Whether the request had an effect is unknown. */
        IN_DOUBT
    }

    /** Why no request was sent for a command. */
    enum Unsent {
        QUEUE_FULL("The queue of the org is full"),
        NO_SLOT("No slot of the org became free in time"),
        DEADLINE_PASSED("The deadline has passed"),
        WITHDRAWN("Withdrawn: the interaction no longer needs it"),
        START_NOT_RECORDED("Kafka did not acknowledge the record of its start"),
        HANDED_OVER("Another instance took over just before the request"),
        ORG_PAUSED("An operator has paused the org"),
        PAUSES_UNKNOWN("Whether an operator has paused the org is not known yet");

        private final String description;

        Unsent(String description) {
            this.description = description;
        }

        /** Whether an operator holds the command, so that nothing failed. */
        public boolean isHold() {
            return this == ORG_PAUSED || this == PAUSES_UNKNOWN;
        }

        /** For the timeline of the interaction. */
        public String description() {
            return description;
        }
    }

    /**
     * A request is about to leave.
     *
     * @param attempt 1 for the first try
     * @param sinceIssued the time since the broker appended the command
     */
    default void started(String org, CommandKind kind, int attempt, Duration sinceIssued) {}

    /**
     * A request ended.
     *
     * @param took the request alone
     */
    default void answered(String org, CommandKind kind, Outcome outcome, Duration took) {}

    default void unsent(String org, CommandKind kind, Unsent why) {}

    /** An earlier owner had started the command; its result is "in doubt". */
    default void foundInDoubt(String org, CommandKind kind) {}

    /**
     * The same attempt was read again, from an aborted transaction or after a restart, and dropped.
     */
    default void repeated(CommandKind kind) {}

    /** A record of the commands topic is unreadable; a dead letter is written. Alert on it. */
    default void unreadable() {}

    /**
     * How busy an org's slots are. Called at each change.
     *
     * @param waiting commands in the queue
     * @param running slots taken
     * @param oldestSince since when the first of the queue waits; null when none does
     */
    default void lane(String org, int waiting, int running, @Nullable Instant oldestSince) {}

    /** The state of the dispatcher's consumer. Called at each change. */
    default void state(DispatcherHealth.State now) {}
}
