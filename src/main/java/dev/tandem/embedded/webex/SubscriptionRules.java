package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What Webex accepts as a subscription: from its public API description.
 *
 * @param loopbackAllowed whether a destination may be http on this machine, which the real Webex
 *     refuses
 */
record SubscriptionRules(boolean loopbackAllowed) {
    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_EVENT_TYPES = 32;
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_SECRET = 256;
    private static final int HTTPS_PORT = 443;

    /** The subscription, or what is wrong with it. */
    sealed interface Outcome {
        record Fits(SimulatedSubscription subscription) implements Outcome {}

        record Refused(String description) implements Outcome {}
    }

    /** Checks a new one. */
    Outcome create(int version, JsonNode body, long now) {
        return check(
                new SimulatedSubscription(
                        UUID.randomUUID().toString(),
                        version,
                        body.path("name").asText(),
                        body.path("description").asText(),
                        types(body),
                        uri(body.path("destinationUrl").asText()),
                        body.path("resourceVersion").asText(),
                        body.path("secret").asText(),
                        true,
                        0,
                        now));
    }

    /** Checks a changed one. */
    Outcome patch(SimulatedSubscription before, JsonNode body) {
        if (before.version() == 2 && !body.hasNonNull("resourceVersion")) {
            return new Outcome.Refused("resourceVersion is required");
        }
        boolean active =
                body.hasNonNull("status")
                        ? body.path("status").asText().equals("active")
                        : before.active();
        return check(
                new SimulatedSubscription(
                        before.id(),
                        before.version(),
                        body.path("name").asText(before.name()),
                        body.path("description").asText(before.description()),
                        body.has("eventTypes") ? types(body) : before.eventTypes(),
                        body.has("destinationUrl")
                                ? uri(body.path("destinationUrl").asText())
                                : before.destinationUrl(),
                        body.path("resourceVersion").asText(before.resourceVersion()),
                        body.path("secret").asText(before.secret()),
                        active,
                        active ? 0 : before.failures(),
                        before.createdTime()));
    }

    private Outcome check(SimulatedSubscription asked) {
        int name = asked.name().length();
        int secret = asked.secret().length();
        if (name < SHORTEST_NAME || name > LONGEST_NAME) {
            return new Outcome.Refused("name must have 4 to 64 characters");
        }
        if (asked.eventTypes().isEmpty() || asked.eventTypes().size() > MOST_EVENT_TYPES) {
            return new Outcome.Refused("eventTypes must have 1 to 32 elements");
        }
        if (secret > 0 && (secret < SHORTEST_SECRET || secret > LONGEST_SECRET)) {
            return new Outcome.Refused("secret must have 32 to 256 characters");
        }
        if (asked.version() == 2
                && !asked.resourceVersion().matches("[a-z-]+:\\d+\\.\\d+\\.\\d+")) {
            return new Outcome.Refused("resourceVersion is required");
        }
        String resource = asked.resourceVersion().replaceFirst(":.*", "") + ":";
        if (asked.version() == 2
                && !asked.eventTypes().stream().allMatch(it -> it.startsWith(resource))) {
            return new Outcome.Refused("eventTypes must belong to " + asked.resourceVersion());
        }
        return isDestination(asked.destinationUrl())
                ? new Outcome.Fits(asked)
                : new Outcome.Refused(
                        "destinationUrl must be https on port 443, with a path and without a"
                                + " query");
    }

    private boolean isDestination(URI url) {
        boolean path = url.getRawPath() != null && url.getRawPath().length() > 1;
        boolean outside =
                "https".equals(url.getScheme())
                        && (url.getPort() == -1 || url.getPort() == HTTPS_PORT);
        boolean inside = loopbackAllowed && "127.0.0.1".equals(url.getHost());
        return path && url.getRawQuery() == null && (outside || inside);
    }

    private static List<String> types(JsonNode body) {
        List<String> types = new ArrayList<>();
        body.path("eventTypes").forEach(it -> types.add(it.asText()));
        return types;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }
}
