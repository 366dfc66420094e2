package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A subscription of version 2, as Webex has it. Its secret is never told.
 *
 * @param status {@code active} or {@code inactive}
 * @param resourceVersion e.g. {@code task:1.0.0}
 */
public record Subscription(
        String id,
        String name,
        String status,
        String destinationUrl,
        List<String> eventTypes,
        String resourceVersion) {
    public Subscription {
        eventTypes = List.copyOf(eventTypes);
    }

    static Subscription of(JsonNode json) {
        List<String> types = new ArrayList<>();
        json.path("eventTypes").forEach(it -> types.add(it.asText()));
        return new Subscription(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("status").asText(),
                json.path("destinationUrl").asText(),
                types,
                json.path("resourceVersion").asText());
    }

    /** Whether Webex sends its events. */
    public boolean isActive() {
        return status.equals("active");
    }
}
