package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** A contact as the simulated Webex knows it; changed by its events. Guarded by its owner. */
final class SimulatedTask {
    private final String id;
    private final long createdTime;
    private final ObjectNode details = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> attributes = new TreeMap<>();
    private long endedTime;
    private boolean connected;
    private String status = "new";

    SimulatedTask(String id, long createdTime) {
        this.id = id;
        this.createdTime = createdTime;
    }

    /** An event of it has happened. */
    void happened(String type, JsonNode data, long at) {
        String before = status;
        status = type.replaceFirst("^task:", "");
        copy(data, "origin");
        copy(data, "destination");
        copy(data, "direction");
        copy(data, "channelType");
        connected |= type.equals("task:connected");
        if (type.equals("task:ended")) {
            endedTime = at;
            if (!connected) {
                details.put("abandonedType", before.equals("parked") ? "QUEUE" : "IVR");
            }
            details.put("terminationReason", data.path("reason").asText(""));
        }
    }

    private void copy(JsonNode data, String field) {
        if (data.hasNonNull(field)) {
            details.set(field, data.get(field));
        }
    }

    boolean isActive() {
        return endedTime == 0;
    }

    /** Whether it was created or ended in that time, both in epoch milliseconds. */
    boolean isWithin(long from, long to) {
        return (createdTime >= from && createdTime < to) || (endedTime >= from && endedTime < to);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    long createdTime() {
        return createdTime;
    }

    String id() {
        return id;
    }

    /** As the search shows it. */
    ObjectNode json() {
        ObjectNode json = details.deepCopy();
        json.put("id", id);
        json.put("isActive", isActive());
        json.put("status", status);
        json.put("createdTime", createdTime);
        if (!isActive()) {
            json.put("endedTime", endedTime);
        }
        return json;
    }
}
