package dev.tandem.wire;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactCenterSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction is found by, as the search store keeps it. Its phase is not here: it changes
 * often, and the interaction itself has it.
 *
 * @param ani the caller's number as Webex wrote it; null when withheld, or before the start
 * @param dnis the dialled number; null when Webex did not say, or before the start
 * @param voiceCallId 18 characters; null while there is no record
 * @param contactCenter null before the start, and for contacts that belong to none
 * @param org of the contact centre; null where that is
 * @param outcome null while it is open
 * @param closedAt null while it is open
 */
public record SearchEntry(
        String interactionId,
        @Nullable String ani,
        @Nullable String dnis,
        @Nullable String voiceCallId,
        @Nullable String contactCenter,
        @Nullable String org,
        @Nullable CloseOutcome outcome,
        @Nullable Instant closedAt) {

    /** Of an interaction whose start has not come. */
    public static SearchEntry unstarted(String interactionId) {
        return new SearchEntry(interactionId, null, null, null, null, null, null, null);
    }

    /** Of an interaction that has started. */
    public static SearchEntry started(
            Contact contact, ContactCenterSettings settings, @Nullable String voiceCallId) {
        return new SearchEntry(
                contact.interactionId(),
                contact.ani(),
                contact.dnis(),
                voiceCallId,
                settings.name(),
                settings.org(),
                null,
                null);
    }

    /** The same after the close. */
    public SearchEntry closed(@Nullable String knownVoiceCallId, CloseOutcome how, Instant at) {
        return new SearchEntry(
                interactionId, ani, dnis, knownVoiceCallId, contactCenter, org, how, at);
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "SearchEntry[" + interactionId + "]";
    }
}
