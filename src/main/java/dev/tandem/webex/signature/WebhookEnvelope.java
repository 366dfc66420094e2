package dev.tandem.webex.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.EventJson;
import dev.tandem.webex.json.InteractionIds;
import dev.tandem.webex.signature.WebhookVerdict.Accepted;
import dev.tandem.webex.signature.WebhookVerdict.Unreadable;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the envelope of a webhook says about its way here and where it belongs. */
public final class WebhookEnvelope {
    public static final String ABOUT_TASKS = "task:";
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
    public static WebhookVerdict accept(JsonNode root, @Nullable String keyId) {
        String type = EventFields.word(root, "type");
        if (type == null) {
            return new Unreadable("there is no event type: expected a text in \"type\"");
        }
        Task task = taskOf(root, type);
        return task.fault() != null
                ? new Unreadable(task.fault())
                : new Accepted(subscriptionOf(root), keyId, task.id(), type, key(root, task.id()));
    }

    /**
     * The task that an event is about.
     *
     * @param id null when it is about none
     * @param fault what is wrong with the id, null when nothing is
     */
    public record Task(@Nullable String id, @Nullable String fault) {}

    /**
     * The task that an event of this type is about. An id that was never filled in is a fault of a
     * task's event; other events, such as an agent's, have none to fill in while there is no task.
     */
    public static Task taskOf(JsonNode root, String type) {
        JsonNode data = EventFields.node(root, "data");
        String id = EventFields.id(data, "taskId");
        boolean aboutTasks = type.toLowerCase(Locale.ROOT).startsWith(ABOUT_TASKS);
        if (id == null) {
            return new Task(
                    null,
                    aboutTasks && !EventFields.node(data, "taskId").isMissingNode()
                            ? "data.taskId is empty"
                            : null);
        }
        return EventFields.unfilled(id) && !aboutTasks
                ? new Task(null, null)
                : new Task(id, InteractionIds.faultOf("data.taskId", id));
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
