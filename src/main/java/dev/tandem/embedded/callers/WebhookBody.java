package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The body of a webhook of version 2 as Webex writes it. */
final class WebhookBody {
    private WebhookBody() {}

    /**
     * The event of a call that began at {@code start}, sent at {@code sent}. A repetition has a new
     * envelope around the same data, as Webex sends it.
     */
    static byte[] of(
            RecordedEvent event,
            String interactionId,
            Instant start,
            Instant sent,
            WebhookSubscription subscription) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("specversion", "1.0");
        body.put("type", event.type());
        body.put("source", "/com/cisco/wxcc/" + subscription.subscriptionId());
        body.put("comciscoorgid", subscription.webexOrgId());
        body.put("comciscotimestamp", sent.toEpochMilli());
        body.put("datacontenttype", "application/json");
        ObjectNode data = body.putObject("data");
        data.put("taskId", interactionId);
        event.data().properties().forEach(field -> data.set(field.getKey(), field.getValue()));
        data.put("createdTime", start.plus(event.happens()).toEpochMilli());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
