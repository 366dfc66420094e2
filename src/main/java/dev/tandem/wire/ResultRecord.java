package dev.tandem.wire;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.SalesforceResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the results topic, keyed by the interaction's id; a {@link Started} alone is also a
 * record of the starts topic.
 */
public sealed interface ResultRecord {

    CommandId id();

    /** What the dispatcher knows about one attempt. */
    sealed interface OfAttempt extends ResultRecord {

        /** 1 for the first try, one higher for each repetition. */
        int attempt();
    }

    /**
     * The input of the state machine.
     *
     * @param receivedAt the timestamp that the broker gave the record
     */
    InteractionInput toInput(Instant receivedAt);

    /** The dispatcher is about to send this attempt, or was a moment ago. */
    record Started(CommandId id, int attempt) implements OfAttempt {
        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandStarted(receivedAt, id, attempt);
        }
    }

    /**
     * The dispatcher knows the result of this attempt.
     *
     * @param took from the request until its answer; null where none was sent, or its time is not
     *     known
     */
    record Answered(CommandId id, int attempt, SalesforceResult result, @Nullable Duration took)
            implements OfAttempt {

        /** Without a request. */
        public Answered(CommandId id, int attempt, SalesforceResult result) {
            this(id, attempt, result, null);
        }

        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandAnswered(receivedAt, id, attempt, result, took);
        }
    }

    /**
     * An operator wants a command that was given up to be issued again. It is on this topic because
     * it must meet the interaction in one order with the results of its commands.
     *
     * @param id the command that was given up; it is issued under an ordinal of its own
     */
    record Redrive(CommandId id) implements ResultRecord {
        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandRedriven(receivedAt, id.kind());
        }
    }
}
