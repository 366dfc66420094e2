package dev.tandem.ingest;

import dev.tandem.domain.EventSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the topic.
 *
 * @param interactionId null when the event is about no interaction, or cannot be read
 * @param key the interaction id; for an event about no interaction what {@link
 *     dev.tandem.webex.signature.WebhookVerdict.Accepted#recordKey} says
 * @param body the bytes as received; they are not copied and must not be changed
 * @param subscriptionId the Webex subscription, null when it has none
 * @param keyId fingerprint of the key that verified it, null when it was not verified
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the request to the producer, never compared
public record InboundEvent(
        @Nullable String interactionId,
        String key,
        byte[] body,
        EventSource door,
        Instant receivedAt,
        @Nullable String subscriptionId,
        @Nullable String keyId) {}
