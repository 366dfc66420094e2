package dev.tandem.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the upkeep has come. It outlives the instance that does it.
 *
 * @param reconciledUntil every time before is reconciled; null when nothing ever was
 * @param subscriptionsActiveAt when all subscriptions were last seen active; null when never
 */
public record UpkeepProgress(
        @Nullable Instant reconciledUntil, @Nullable Instant subscriptionsActiveAt) {
    /** Nothing was done yet. */
    public static final UpkeepProgress NONE = new UpkeepProgress(null, null);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNTIL = "reconciledUntil";
    private static final String ACTIVE_AT = "subscriptionsActiveAt";

    UpkeepProgress until(Instant reconciled) {
        return new UpkeepProgress(reconciled, subscriptionsActiveAt);
    }

    UpkeepProgress activeAt(Instant seen) {
        return new UpkeepProgress(reconciledUntil, seen);
    }

    /** As text for Kafka, of some hundred characters at most. */
    public String text() {
        ObjectNode json = JSON.createObjectNode();
        put(json, UNTIL, reconciledUntil);
        put(json, ACTIVE_AT, subscriptionsActiveAt);
        return json.toString();
    }

    private static void put(ObjectNode json, String field, @Nullable Instant at) {
        if (at != null) {
            json.put(field, at.toString());
        }
    }

    /** Reads {@link #text}; what is none is {@link #NONE}, and the upkeep begins anew. */
    public static UpkeepProgress of(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new UpkeepProgress(instant(json, UNTIL), instant(json, ACTIVE_AT));
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return NONE;
        }
    }

    private static @Nullable Instant instant(JsonNode json, String field) {
        return json.hasNonNull(field) ? Instant.parse(json.path(field).asText()) : null;
    }
}
