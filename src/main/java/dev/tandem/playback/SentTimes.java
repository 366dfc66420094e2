package dev.tandem.playback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times inside an event's JSON: when it was sent, and when what it tells happened. */
public final class SentTimes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENT = "comciscotimestamp";
    private static final String CREATED = "createdTime";
    private static final String FLOW_TIME = "time";
    private static final String ZONE = "[UTC]";

    private SentTimes() {}

    /** When Webex sent it, in epoch milliseconds; null where the event does not say. */
    public static @Nullable String sentAt(byte[] body) {
        try {
            JsonNode sent = JSON.readTree(body).path(SENT);
            return sent.isMissingNode() ? null : sent.asText();
        } catch (IOException notJson) {
            return null;
        }
    }

    /**
     * The event as if it were sent now; what it tells happened as long before as it did then. Bytes
     * that are no JSON object stay as they are.
     *
     * @param receivedAt when it was received then
     */
    static byte[] renewed(byte[] body, Instant receivedAt, Instant now) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode event)) {
                return body;
            }
            Duration later = Duration.between(receivedAt, now);
            if (event.has(SENT)) {
                put(event, SENT, now.toEpochMilli());
            }
            if (event.path("data") instanceof ObjectNode data && data.has(CREATED)) {
                put(data, CREATED, data.path(CREATED).asLong() + later.toMillis());
            }
            if (event.path(FLOW_TIME).isTextual()) {
                event.put(FLOW_TIME, shifted(event.path(FLOW_TIME).asText(), later));
            }
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException notJson) {
            return body;
        } catch (IOException e) {
            throw new IllegalStateException("Expected to read from memory", e);
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
}
