package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook of version 2 as Webex sends it.
 *
 * @param body the JSON
 * @param timestamp epoch milliseconds, the same as in the body
 * @param signature HMAC-SHA256 of the body's bytes in lower-case hexadecimal
 */
record SignedEvent(String body, String timestamp, String signature) {

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
        String text = body.toString();
        return new SignedEvent(
                text, String.valueOf(now.toEpochMilli()), signature(subscription.secret(), text));
    }

    HttpRequest request(WebhookSubscription subscription) {
        return HttpRequest.newBuilder(subscription.url())
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("X-WebexCC-Signature", signature)
                .header("X-WebExCC-Timestamp", timestamp)
                .header("X-WebexCC-Webhook-Version", "task:1.0.0")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Expected every Java to know HmacSHA256, but it does not", e);
        }
    }
}
