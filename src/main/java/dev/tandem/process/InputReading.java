package dev.tandem.process;

import dev.tandem.domain.InteractionInput;
import dev.tandem.wire.DeadLetterReason;

/** What a record means to the state machines. */
sealed interface InputReading {

    /** An input of that interaction. */
    record Understood(String interactionId, InteractionInput input) implements InputReading {}

    /** An event about something else, e.g. an agent's login. */
    record NotForInteractions() implements InputReading {}

    /**
     * Nothing can be decided about it.
     *
     * @param fault what is wrong with it, without its own words
     */
    record Rejected(DeadLetterReason reason, String fault) implements InputReading {}
}
