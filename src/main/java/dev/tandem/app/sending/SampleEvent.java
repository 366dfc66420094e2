package dev.tandem.app.sending;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A webhook of version 2 as Webex sends it. */
final class SampleEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleEvent() {}

    /**
     * Its bytes.
     *
     * @param type e.g. {@code task:new}
     * @param fields of {@code data}, beside the interaction and the time
     */
    static byte[] of(
            String type,
            String interactionId,
            String subscriptionId,
            Map<String, String> fields,
            Instant now) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("specversion", "1.0");
        body.put("type", type);
        body.put("source", "/com/cisco/wxcc/" + subscriptionId);
        body.put("comciscotimestamp", now.toEpochMilli());
        body.put("datacontenttype", "application/json");
        ObjectNode data = body.putObject("data");
        data.put("taskId", interactionId);
        data.put("channelType", "telephony");
        data.put("direction", "INBOUND");
        fields.forEach(data::put);
        data.put("createdTime", now.toEpochMilli());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
