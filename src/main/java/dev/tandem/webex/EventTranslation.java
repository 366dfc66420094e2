package dev.tandem.webex;

import dev.tandem.domain.InteractionInput;

/** What the bytes of a recorded event mean. */
public sealed interface EventTranslation {

    /** A notice about an interaction. */
    record Translated(String interactionId, InteractionInput.Notice notice)
            implements EventTranslation {}

    /** An event about something else, e.g. an agent's login. */
    record NotForInteractions(String type) implements EventTranslation {}

    /**
     * Not an event, or an event without a task id.
     *
     * @param why what is wrong, without repeating the body
     */
    record Unreadable(String why) implements EventTranslation {}
}
