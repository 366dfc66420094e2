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
    private int connectedCount;
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
        connectedCount += type.equals("task:connected") ? 1 : 0;
        if (type.equals("task:ended")) {
            endedTime = at;
            if (connectedCount == 0) {
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

    boolean isCreatedWithin(long from, long to) {
        return createdTime >= from && createdTime < to;
    }

    /**
     * Whether the search by the end finds it, all in epoch milliseconds.
     *
     * @param createdFrom a contact that was created before is not looked at
     */
    boolean isEndedWithin(long from, long to, long createdFrom) {
        return endedTime >= from && endedTime < to && createdTime >= createdFrom;
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
        json.put("connectedCount", connectedCount);
        if (!isActive()) {
            json.put("endedTime", endedTime);
        }
        return json;
    }
}
