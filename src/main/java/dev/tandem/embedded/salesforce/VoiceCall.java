package dev.tandem.embedded.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * A VoiceCall record of the org.
 *
 * @param id Salesforce's id
 * @param vendorCallKey the key of the telephony side
 * @param dialedNumber as the create told, null for a record that an update made
 * @param routingPending whether a PendingServiceRouting waits for an agent
 * @param closed whether an update has ended the conversation
 */
public record VoiceCall(
        String id,
        String vendorCallKey,
        @Nullable String dialedNumber,
        boolean routingPending,
        boolean closed) {

    VoiceCall withRoutingPending(boolean pending) {
        return new VoiceCall(id, vendorCallKey, dialedNumber, pending, closed);
    }

    VoiceCall withClosed() {
        return new VoiceCall(id, vendorCallKey, dialedNumber, routingPending, true);
    }
}
