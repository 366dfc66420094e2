package dev.tandem.wire;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.SalesforceResult;
import java.time.Instant;

/** A record of the results topic, keyed by the interaction's id. */
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

    /** The dispatcher is about to send this attempt. */
    record Started(CommandId id, int attempt) implements OfAttempt {
        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandStarted(receivedAt, id, attempt);
        }
    }

    /** The dispatcher knows the result of this attempt. */
    record Answered(CommandId id, int attempt, SalesforceResult result) implements OfAttempt {
        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandAnswered(receivedAt, id, attempt, result);
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
