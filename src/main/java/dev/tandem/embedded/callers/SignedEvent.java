package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.playback.SignedRequests;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A webhook of version 2 as Webex sends it.
 *
 * @param body the JSON
 * @param timestamp epoch milliseconds, the same as in the body
 */
record SignedEvent(String body, String timestamp) {

    /**
     * The event of a call that began at {@code start}, sent {@code now}. A repetition has a new
     * envelope around the same data, as Webex sends it.
     */
    static SignedEvent of(
            RecordedEvent event,
            String interactionId,
            Instant start,
            Instant now,
            WebhookSubscription subscription) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("specversion", "1.0");
        body.put("type", event.type());
        body.put("source", "/com/cisco/wxcc/" + subscription.subscriptionId());
        body.put("comciscoorgid", subscription.webexOrgId());
        body.put("comciscotimestamp", now.toEpochMilli());
        body.put("datacontenttype", "application/json");
        ObjectNode data = body.putObject("data");
        data.put("taskId", interactionId);
        event.data().properties().forEach(field -> data.set(field.getKey(), field.getValue()));
        data.put("createdTime", start.plus(event.happens()).toEpochMilli());
        return new SignedEvent(body.toString(), String.valueOf(now.toEpochMilli()));
    }

    HttpRequest request(WebhookSubscription subscription) {
        return SignedRequests.webhook(
                subscription.url(),
                body.getBytes(StandardCharsets.UTF_8),
                timestamp,
                subscription.secret());
    }
}
