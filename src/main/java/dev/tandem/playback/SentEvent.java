package dev.tandem.playback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is sent: its bytes, and what of its JSON the request repeats. Bytes that are no
 * JSON object are sent as they are.
 *
 * @param sentAt when Webex sent it, in epoch milliseconds; null where the event does not say
 * @param subscriptionId the end of its {@code source}; empty where the event does not say
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the sender to the request, never compared
public record SentEvent(byte[] body, @Nullable String sentAt, String subscriptionId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENT = "comciscotimestamp";
    private static final String CREATED = "createdTime";
    private static final String FLOW_TIME = "time";
    private static final String ZONE = "[UTC]";

    /** The event with the times that it has. */
    public static SentEvent of(byte[] body) {
        return object(body) instanceof ObjectNode event
                ? of(body, event)
                : new SentEvent(body, null, "");
    }

    /**
     * The event as if it were sent now; what it tells happened as long before as it did then.
     *
     * @param receivedAt when it was received then
     */
    static SentEvent renewed(byte[] body, Instant receivedAt, Instant now) {
        if (!(object(body) instanceof ObjectNode event)) {
            return new SentEvent(body, null, "");
        }
        renew(event, Duration.between(receivedAt, now), now);
        try {
            return of(JSON.writeValueAsBytes(event), event);
        } catch (IOException e) {
            throw new IllegalStateException("Expected to write to memory", e);
        }
    }

    private static SentEvent of(byte[] body, ObjectNode event) {
        JsonNode sent = event.path(SENT);
        String source = event.path("source").asText("");
        return new SentEvent(
                body,
                sent.isMissingNode() ? null : sent.asText(),
                source.substring(source.lastIndexOf('/') + 1));
    }

    private static @Nullable JsonNode object(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static void renew(ObjectNode event, Duration later, Instant now) {
        if (event.has(SENT)) {
            put(event, SENT, now.toEpochMilli());
        }
        if (event.path("data") instanceof ObjectNode data && data.has(CREATED)) {
            put(data, CREATED, data.path(CREATED).asLong() + later.toMillis());
        }
        if (event.path(FLOW_TIME).isTextual()) {
            event.put(FLOW_TIME, shifted(event.path(FLOW_TIME).asText(), later));
        }
    }

    /** In the spelling that it had: Webex sends numbers in some events and texts in others. */
    private static void put(ObjectNode node, String field, long millis) {
        if (node.path(field).isTextual()) {
            node.put(field, Long.toString(millis));
        } else {
            node.put(field, millis);
        }
    }

    private static String shifted(String time, Duration later) {
        try {
            String zone = time.endsWith(ZONE) ? ZONE : "";
            Instant at = Instant.parse(time.substring(0, time.length() - zone.length()));
            return at.plus(later) + zone;
        } catch (DateTimeException notATime) {
            return time;
        }
    }

    /** Without the bytes: they may hold a phone number. */
    @Override
    public String toString() {
        return "event sent at " + sentAt + " through " + subscriptionId;
    }
}
