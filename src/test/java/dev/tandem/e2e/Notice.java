package dev.tandem.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The content of one webhook without the contact and the time.
 *
 * @param type the event type of Webex
 * @param data fields of the event's data beyond the usual ones; null values are JSON null
 * @param later added to the event's time, negative for an event that happened before others
 */
record Notice(String type, Map<String, Object> data, Duration later) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIPTION = "fdcac25f-c5e3-43ba-8455-67c44cf4936c";
    private static final String WEBEX_ORG = "3eb3c4b5-6c60-4893-8bd8-8454537324e4";

    private static Notice of(String type) {
        return new Notice(type, Map.of(), Duration.ZERO);
    }

    static Notice started() {
        return of("task:new");
    }

    static Notice parked() {
        return of("task:parked").with("queueId", "2f8fd9a1-5ea3-4e2c-9a4e-6a3b7a3b0c11");
    }

    static Notice offered() {
        return of("task:connect");
    }

    static Notice connected() {
        return of("task:connected");
    }

    static Notice held() {
        return of("task:on-hold");
    }

    static Notice resumed() {
        return of("task:hold-done");
    }

    static Notice recorded() {
        return of("capture:available").with("filePath", "https://recordings.example/call.wav");
    }

    static Notice ended() {
        return of("task:ended")
                .with("reason", "Customer Left")
                .with("terminatingParty", "Customer");
    }

    static Notice endedBy(String party, String reason) {
        return ended().with("terminatingParty", party).with("reason", reason);
    }

    /** The customer left; the end usually follows. */
    static Notice left() {
        return of("task:customer-left");
    }

    static Notice failed() {
        return of("task:failed").with("reason", "Queue Timeout");
    }

    static Notice renumbered(String origin) {
        return of("task:origin-updated").with("origin", origin);
    }

    /** One of a type that has no fields of its own. */
    static Notice ofType(String type) {
        return of(type);
    }

    Notice with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(field, value);
        return new Notice(type, more, later);
    }

    /** It happened that many seconds before it is sent. */
    Notice ago(int seconds) {
        return later(Duration.ofSeconds(-seconds));
    }

    Notice later(Duration duration) {
        return new Notice(type, data, duration);
    }

    /** The webhook's body in the second version of the envelope. */
    String envelope(String taskId, String ani, String dnis, long createdTime, long sentAt) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("specversion", "1.0");
        body.put("type", type);
        body.put("source", "/com/cisco/wxcc/" + SUBSCRIPTION);
        body.put("comciscoorgid", WEBEX_ORG);
        body.put("comciscotimestamp", sentAt);
        body.put("datacontenttype", "application/json");
        ObjectNode fields = body.putObject("data");
        fields.put("taskId", taskId);
        fields.put("channelType", "telephony");
        fields.put("direction", "INBOUND");
        fields.put("origin", ani);
        fields.put("destination", dnis);
        fields.putNull("outboundType");
        fields.put("createdTime", createdTime);
        data.forEach(fields::putPOJO);
        return body.toString();
    }
}
