package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The subscriptions of version 2: those whose webhooks carry a timestamp. */
public final class Subscriptions {
    /**
     * The events that the state machine uses today, by their resource: Webex takes one subscription
     * for each.
     */
    public static final Map<String, List<String>> EVENT_TYPES =
            Map.of(
                    "task:1.0.0",
                    List.of(
                            "task:new",
                            "task:parked",
                            "task:connect",
                            "task:connected",
                            "task:failed",
                            "task:ended",
                            "task:on-hold",
                            "task:hold-done",
                            "task:consulting",
                            "task:consult-done",
                            "task:conferencing",
                            "task:conference-done",
                            "task:join-conference",
                            "task:exit-conference",
                            "task:conference-transferred",
                            "task:owner-changed",
                            "task:primary-owner-left",
                            "task:customer-left",
                            "task:origin-updated"),
                    "capture:1.0.0",
                    List.of("capture:available"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/v2/subscriptions";

    private final WebexApi api;

    public Subscriptions(WebexApi api) {
        this.api = api;
    }

    /** The organisation that the token belongs to. */
    public String orgId() throws InterruptedException {
        return api.send("GET", PATH, null).at("/meta/orgId").asText();
    }

    /** All of the organisation. */
    public List<Subscription> list() throws InterruptedException {
        List<Subscription> found = new ArrayList<>();
        api.send("GET", PATH, null).path("data").forEach(it -> found.add(Subscription.of(it)));
        return found;
    }

    /**
     * Creates one.
     *
     * @param name 4 to 64 characters
     * @param secret 32 to 256 characters
     */
    public Subscription create(
            String name,
            String destinationUrl,
            String resourceVersion,
            List<String> eventTypes,
            String secret)
            throws InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.put("name", name);
        body.put("description", "Events for Tandem");
        body.put("destinationUrl", destinationUrl);
        body.put("resourceVersion", resourceVersion);
        body.put("secret", secret);
        eventTypes.forEach(body.putArray("eventTypes")::add);
        return Subscription.of(api.send("POST", PATH, body).path("data"));
    }

    /** Lets Webex send its events again. */
    public Subscription activate(Subscription subscription) throws InterruptedException {
        return patch(subscription, Map.of("status", "active"));
    }

    /**
     * Changes the secret.
     *
     * @param secret 32 to 256 characters
     */
    public Subscription changeSecret(Subscription subscription, String secret)
            throws InterruptedException {
        return patch(subscription, Map.of("secret", secret));
    }

    /** Changes where events go, and which. */
    public Subscription change(
            Subscription subscription, String destinationUrl, List<String> eventTypes)
            throws InterruptedException {
        return patch(
                subscription, Map.of("destinationUrl", destinationUrl, "eventTypes", eventTypes));
    }

    private Subscription patch(Subscription subscription, Map<String, Object> changes)
            throws InterruptedException {
        ObjectNode body = JSON.valueToTree(changes);
        body.put("resourceVersion", subscription.resourceVersion());
        JsonNode answer = api.send("PATCH", PATH + "/" + subscription.id(), body);
        return Subscription.of(answer.path("data"));
    }

    /** Deletes it. */
    public void delete(Subscription subscription) throws InterruptedException {
        api.send("DELETE", PATH + "/" + subscription.id(), null);
    }
}
