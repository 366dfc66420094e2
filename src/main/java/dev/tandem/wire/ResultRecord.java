package dev.tandem.wire;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.SalesforceResult;
import java.time.Instant;

/** A record of the results topic, keyed by the interaction's id. */
public sealed interface ResultRecord {

    CommandId id();

    /** 1 for the first try, one higher for each repetition. */
    int attempt();

    /**
     * The input of the state machine.
     *
     * @param receivedAt the timestamp that the broker gave the record
     */
    InteractionInput toInput(Instant receivedAt);

    /** The dispatcher is about to send this attempt. */
    record Started(CommandId id, int attempt) implements ResultRecord {
        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandStarted(receivedAt, id, attempt);
        }
    }

    /** The dispatcher knows the result of this attempt. */
    record Answered(CommandId id, int attempt, SalesforceResult result) implements ResultRecord {
        @Override
        public InteractionInput toInput(Instant receivedAt) {
            return new InteractionInput.CommandAnswered(receivedAt, id, attempt, result);
        }
    }
}
