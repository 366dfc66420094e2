package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.webex.WebhookVerdict.Accepted;
import dev.tandem.webex.WebhookVerdict.Unreadable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the envelope of a webhook says about its way here and where it belongs. */
final class WebhookEnvelope {
    private static final String SOURCE = "/com/cisco/wxcc/";

    private WebhookEnvelope() {}

    /** The subscription that a body claims to come through; nothing is verified yet. */
    static @Nullable String subscriptionOf(EventJson json) {
        return switch (json) {
            case EventJson.Garbled _ -> null;
            case EventJson.Parsed(JsonNode root) -> subscriptionOf(root);
        };
    }

    private static @Nullable String subscriptionOf(JsonNode root) {
        String source = EventFields.word(root, "source");
        return source == null || !source.startsWith(SOURCE) || source.length() == SOURCE.length()
                ? null
                : source.substring(SOURCE.length());
    }

    /** Reads what the door needs to know of a body that may come in. */
    static WebhookVerdict accept(JsonNode root, @Nullable String keyId) {
        String type = EventFields.word(root, "type");
        if (type == null) {
            return new Unreadable("there is no event type: expected a text in \"type\"");
        }
        String interactionId = EventFields.id(root.path("data"), "taskId");
        String fault =
                interactionId == null ? null : InteractionIds.faultOf("data.taskId", interactionId);
        return fault != null
                ? new Unreadable(fault)
                : new Accepted(
                        subscriptionOf(root), keyId, interactionId, type, key(root, interactionId));
    }

    /** Never of an event without a task: those must spread over the partitions all the same. */
    private static String key(JsonNode root, @Nullable String interactionId) {
        return Stream.of(
                        interactionId,
                        EventFields.word(root, "id"),
                        EventFields.word(root, "comciscoorgid"),
                        EventFields.word(root, "type"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
