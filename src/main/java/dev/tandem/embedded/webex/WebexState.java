package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the simulated Webex holds. Safe for use by any thread. */
final class WebexState {
    static final int MOST_SUBSCRIPTIONS = 20;
    static final String ORG_ID = "3eb3c4b5-6c60-4893-8bd8-8454537324e4";

    /** A subscription whose deliveries fail so often in a row is set inactive. */
    private static final int MOST_FAILURES = 10;

    private static final int REQUESTS_A_MINUTE = 300;
    private static final long MINUTE_MILLIS = 60_000;

    private final SubscriptionRules rules = new SubscriptionRules(true);
    private final WebexTokenEndpoint tokens;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, SimulatedSubscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, SimulatedTask> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> patches = new HashMap<>();
    private final Set<String> powerless = new HashSet<>();
    private double lostShare;
    private Random random = new Random(0);
    private long lost;
    private int limited;
    private int retryAfter;
    private int failing;
    private long minuteBegan;
    private int requests;
    private long received;

    WebexState(WebexTokenEndpoint tokens) {
        this.tokens = tokens;
    }

    /** One event on its way to one subscription. */
    record EventDelivery(SimulatedSubscription subscription, String body, String timestamp) {}

    synchronized void lose(double share, Random by) {
        lostShare = share;
        random = by;
    }

    synchronized long lost() {
        return lost;
    }

    synchronized String personalToken(boolean administrator) {
        String token = tokens.issue();
        if (!administrator) {
            powerless.add("Bearer " + token);
        }
        return token;
    }

    synchronized void revokeTokens() {
        tokens.revoke();
    }

    synchronized void limit(int howMany, int retryAfterSeconds) {
        limited = howMany;
        retryAfter = retryAfterSeconds;
    }

    /** So many requests came so far, those for tokens among them. */
    synchronized long received() {
        return received;
    }

    synchronized void deactivateAll() {
        subscriptions.replaceAll((id, it) -> it.with(false, MOST_FAILURES));
    }

    synchronized void fail(int howMany) {
        failing = howMany;
    }

    synchronized WebexAnswer renewToken(Map<String, String> form) {
        received++;
        return tokens.renew(form);
    }

    /** A refusal of any request, for its token or its pace; null when it may go on. */
    synchronized @Nullable WebexAnswer refusal(String authorization) {
        received++;
        if (!tokens.isGood(authorization)) {
            return WebexAnswer.refused(401, "the access token is not valid");
        }
        if (powerless.contains(authorization)) {
            return WebexAnswer.refused(403, "the user is not an administrator");
        }
        long now = clock.millis();
        if (now - minuteBegan > MINUTE_MILLIS) {
            minuteBegan = now;
            requests = 0;
        }
        requests++;
        if (limited > 0 || requests > REQUESTS_A_MINUTE) {
            limited = Math.max(0, limited - 1);
            return WebexAnswer.refused(429, "too many requests")
                    .with("Retry-After", Integer.toString(Math.max(1, retryAfter)));
        }
        if (failing > 0) {
            failing--;
            return WebexAnswer.refused(500, "internal error");
        }
        return null;
    }

    synchronized WebexAnswer list(int version) {
        ObjectNode body = meta();
        var data = body.putArray("data");
        subscriptions.values().stream()
                .filter(it -> it.version() == version)
                .forEach(it -> data.add(it.json()));
        return WebexAnswer.of(200, body);
    }

    synchronized WebexAnswer create(int version, JsonNode body) {
        if (subscriptions.size() == MOST_SUBSCRIPTIONS) {
            return WebexAnswer.refused(403, "the organisation has 20 subscriptions, the most");
        }
        return store(rules.create(version, body, clock.millis()), 201);
    }

    /** Creates one of version 2 and returns its id. */
    synchronized String subscribe(JsonNode body) {
        return switch (rules.create(2, body, clock.millis())) {
            case SubscriptionRules.Outcome.Fits(var subscription) -> {
                subscriptions.put(subscription.id(), subscription);
                yield subscription.id();
            }
            case SubscriptionRules.Outcome.Refused(String description) ->
                    throw new IllegalArgumentException(
                            "Expected a subscription that Webex takes, but " + description);
        };
    }

    synchronized WebexAnswer get(int version, String id) {
        SimulatedSubscription found = find(version, id);
        return found == null ? unknown(id) : answer(200, found);
    }

    synchronized WebexAnswer patch(int version, String id, JsonNode body) {
        SimulatedSubscription found = find(version, id);
        return found == null ? unknown(id) : store(rules.patch(found, body), 200);
    }

    synchronized WebexAnswer delete(int version, String id) {
        if (find(version, id) == null) {
            return unknown(id);
        }
        subscriptions.remove(id);
        return WebexAnswer.empty(204);
    }

    private @Nullable SimulatedSubscription find(int version, String id) {
        SimulatedSubscription found = subscriptions.get(id);
        return found == null || found.version() != version ? null : found;
    }

    private static WebexAnswer unknown(String id) {
        return WebexAnswer.refused(404, "there is no subscription " + id);
    }

    private WebexAnswer store(SubscriptionRules.Outcome outcome, int status) {
        return switch (outcome) {
            case SubscriptionRules.Outcome.Fits(var subscription) -> {
                subscriptions.put(subscription.id(), subscription);
                yield answer(status, subscription);
            }
            case SubscriptionRules.Outcome.Refused(String description) ->
                    WebexAnswer.refused(400, description);
        };
    }

    private WebexAnswer answer(int status, SimulatedSubscription subscription) {
        ObjectNode body = meta();
        body.set("data", subscription.json());
        return WebexAnswer.of(status, body);
    }

    private ObjectNode meta() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = body.putObject("meta");
        meta.put("orgId", ORG_ID);
        meta.put("subscriptionCount", subscriptions.size());
        meta.put("subscriptionLimit", MOST_SUBSCRIPTIONS);
        return body;
    }

    /** The contacts that were created in that time, by their age. */
    synchronized List<ObjectNode> createdWithin(long from, long to) {
        return found(it -> it.isCreatedWithin(from, to));
    }

    /**
     * The contacts that ended in that time, by their age.
     *
     * @param createdFrom older ones are not looked at
     */
    synchronized List<ObjectNode> endedWithin(long from, long to, long createdFrom) {
        return found(it -> it.isEndedWithin(from, to, createdFrom));
    }

    private List<ObjectNode> found(Predicate<SimulatedTask> wanted) {
        return tasks.values().stream().filter(wanted).map(SimulatedTask::json).toList();
    }

    synchronized WebexAnswer patchTask(String id, JsonNode body) {
        SimulatedTask task = tasks.get(id);
        patches.merge(id, 1, Integer::sum);
        if (task == null || !task.isActive()) {
            return WebexAnswer.refused(404, "there is no active task " + id);
        }
        JsonNode attributes = body.path("attributes");
        if (attributes.size() == 0 || attributes.size() > 30) {
            return WebexAnswer.refused(400, "attributes must have 1 to 30 elements");
        }
        attributes
                .properties()
                .forEach(it -> task.attributes().put(it.getKey(), it.getValue().asText()));
        return WebexAnswer.empty(202);
    }

    synchronized int patchesOf(String taskId) {
        return patches.getOrDefault(taskId, 0);
    }

    synchronized @Nullable Map<String, String> attributesOf(String taskId) {
        SimulatedTask task = tasks.get(taskId);
        return task == null ? null : Map.copyOf(task.attributes());
    }

    /** Takes the event in. */
    synchronized void noted(String type, String taskId, JsonNode data, long at) {
        tasks.computeIfAbsent(taskId, id -> new SimulatedTask(id, at)).happened(type, data, at);
    }

    /** Takes the event in; the deliveries that are not lost. */
    synchronized List<EventDelivery> happened(String type, String taskId, JsonNode data, long at) {
        noted(type, taskId, data, at);
        List<EventDelivery> deliveries = new ArrayList<>();
        for (SimulatedSubscription each : subscriptions.values()) {
            if (!each.wants(type)) {
                continue;
            }
            if (random.nextDouble() < lostShare) {
                lost++;
                continue;
            }
            long now = clock.millis();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("id", UUID.randomUUID().toString());
            body.put("specversion", "1.0");
            body.put("type", type);
            body.put("source", "/com/cisco/wxcc/" + each.id());
            body.put("comciscoorgid", ORG_ID);
            if (each.version() == 2) {
                body.put("comciscotimestamp", now);
            }
            body.put("datacontenttype", "application/json");
            ObjectNode inner = body.putObject("data");
            inner.put("taskId", taskId);
            data.properties().forEach(it -> inner.set(it.getKey(), it.getValue()));
            inner.put("createdTime", at);
            deliveries.add(new EventDelivery(each, body.toString(), Long.toString(now)));
        }
        return deliveries;
    }

    /** A delivery has ended; a subscription that fails again and again is set inactive. */
    synchronized void delivered(String subscriptionId, boolean accepted) {
        SimulatedSubscription found = subscriptions.get(subscriptionId);
        if (found != null) {
            int failures = accepted ? 0 : found.failures() + 1;
            subscriptions.put(
                    subscriptionId,
                    found.with(found.active() && failures < MOST_FAILURES, failures));
        }
    }
}
