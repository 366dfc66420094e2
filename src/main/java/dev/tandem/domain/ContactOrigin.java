package dev.tandem.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a contact came from, in the form that Salesforce takes.
 *
 * @param parentVoiceCallId the call that this one was transferred from: the id of its VoiceCall
 *     record or its vendorCallKey, Salesforce takes both; at most {@value #LONGEST} characters,
 *     null when the contact is no transfer
 * @param callOrigin Salesforce's word for what made the call; null when not known
 * @param queue the queue that the contact came through, as Salesforce knows it; null when not known
 */
public record ContactOrigin(
        @Nullable String parentVoiceCallId, @Nullable String callOrigin, @Nullable String queue) {

    /** The longest text of each, in characters: as long as a vendorCallKey may be. */
    public static final int LONGEST = 255;
}
