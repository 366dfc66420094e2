package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/**
 * A subscription as the simulated Webex keeps it.
 *
 * @param version 1 or 2: each version of the API sees its own
 * @param secret never told by the API; empty for none
 * @param failures deliveries in a row that were not accepted
 */
record SimulatedSubscription(
        String id,
        int version,
        String name,
        String description,
        List<String> eventTypes,
        URI destinationUrl,
        String resourceVersion,
        String secret,
        boolean active,
        int failures,
        long createdTime) {
    SimulatedSubscription {
        eventTypes = List.copyOf(eventTypes);
    }

    SimulatedSubscription with(boolean nowActive, int nowFailures) {
        return new SimulatedSubscription(
                id,
                version,
                name,
                description,
                eventTypes,
                destinationUrl,
                resourceVersion,
                secret,
                nowActive,
                nowFailures,
                createdTime);
    }

    boolean wants(String eventType) {
        return active && eventTypes.contains(eventType);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("name", name);
        json.put("description", description);
        json.put("status", active ? "active" : "inactive");
        json.put("destinationUrl", destinationUrl.toString());
        if (version == 2) {
            json.put("resourceVersion", resourceVersion);
        }
        ArrayNode types = json.putArray("eventTypes");
        eventTypes.forEach(types::add);
        json.put("createdTime", createdTime);
        return json;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SimulatedSubscription[id=" + id + ", name=" + name + "]";
    }
}
