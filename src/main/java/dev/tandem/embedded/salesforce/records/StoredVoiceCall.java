package dev.tandem.embedded.salesforce.records;

import org.jspecify.annotations.Nullable;

/**
 * A VoiceCall record of the org.
 *
 * @param id Salesforce's id
 * @param vendorCallKey the key of the telephony side
 * @param dialedNumber from the create, null for a record that an update created
 * @param routingPending whether a PendingServiceRouting waits for an agent
 * @param closed whether an update has ended the conversation
 */
public record StoredVoiceCall(
        String id,
        String vendorCallKey,
        @Nullable String dialedNumber,
        boolean routingPending,
        boolean closed) {

    /**
     * The vendorCallKey of a Webex interaction, written here a second time on purpose: the
     * simulated org must not follow a product that changes it.
     */
    public static String keyOf(String interactionId) {
        return "wxcc_" + interactionId;
    }

    public StoredVoiceCall withRoutingPending(boolean pending) {
        return new StoredVoiceCall(id, vendorCallKey, dialedNumber, pending, closed);
    }

    public StoredVoiceCall withClosed() {
        return new StoredVoiceCall(id, vendorCallKey, dialedNumber, routingPending, true);
    }
}
