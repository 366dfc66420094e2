package dev.tandem.process.engine;

import dev.tandem.domain.InteractionInput;
import dev.tandem.wire.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** What a record means to the state machines. */
sealed interface InputReading {

    /** An input of that interaction. */
    record Understood(String interactionId, InteractionInput input) implements InputReading {}

    /** An operator wants the state of that interaction to be deleted. */
    record Forgotten(String interactionId) implements InputReading {}

    /** An event about something else, e.g. an agent's login. */
    record NotForInteractions() implements InputReading {}

    /**
     * Nothing can be decided about it.
     *
     * @param fault what is wrong with it, without its own words
     * @param interactionId the interaction that it is about, null when that is unknown
     */
    record Rejected(DeadLetterReason reason, String fault, @Nullable String interactionId)
            implements InputReading {}
}
