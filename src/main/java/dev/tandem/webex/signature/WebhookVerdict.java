package dev.tandem.webex.signature;

import org.jspecify.annotations.Nullable;

/** The result of the verification of a webhook. */
public sealed interface WebhookVerdict {

    /**
     * Signed with a live secret (or signatures are not asked for), in time, and readable.
     *
     * @param subscriptionId the Webex subscription, null when the body names none
     * @param keyId fingerprint of the secret that signed it, null when signatures are not asked for
     * @param interactionId the task that it is about, null for events about something else, e.g.
     *     {@code agent:login}
     * @param type the event's own word, e.g. {@code task:new}
     * @param recordKey what to file it under: the interaction id, else the event's own id, else the
     *     organisation, else the type; never empty
     */
    record Accepted(
            @Nullable String subscriptionId,
            @Nullable String keyId,
            @Nullable String interactionId,
            String type,
            String recordKey)
            implements WebhookVerdict {}

    /** No signature where one is asked for. */
    record Unsigned() implements WebhookVerdict {}

    /** No live secret made this signature. */
    record WrongSignature() implements WebhookVerdict {}

    /**
     * Signed, but too long ago or too far ahead: a replay, or a clock that is off.
     *
     * @param offByMillis the body's time minus now; negative for the past
     */
    record StaleTimestamp(long offByMillis) implements WebhookVerdict {}

    /** Signed with a time in the body, but without the header that repeats it. */
    record TimestampMissing() implements WebhookVerdict {}

    /** Signed, but the header says another time than the body. */
    record TimestampDiffers() implements WebhookVerdict {}

    /**
     * Signed, but not an event.
     *
     * @param why what is wrong, without repeating the body
     */
    record Unreadable(String why) implements WebhookVerdict {}
}
