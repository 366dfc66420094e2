package dev.tandem.setup.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Runs the document of V1 for calls, as far as the activities of Tandem's flow go. It reads nothing
 * but the document, and its requests are real ones.
 */
public final class FlowDesigner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_STEPS = 100;

    private final JsonNode flow;
    private final Unknown unknown;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> closed = new HashSet<>();

    /** What a path gives for null and for a missing value: that is not known of the real one. */
    public enum Unknown {
        EMPTY_TEXT,
        WORD_NULL,
        VARIABLE_UNTOUCHED
    }

    public FlowDesigner(String document, Unknown unknown) {
        try {
            this.flow = JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        this.unknown = unknown;
    }

    /** That queue or agent takes no call. */
    public FlowDesigner closed(String id) {
        closed.add(id);
        return this;
    }

    /**
     * Runs the main flow until the caller waits or the flow ends.
     *
     * @param contact what {@code NewPhoneContact} has
     */
    public Call arrives(Map<String, String> contact, Instant now) {
        Call call = new Call(contact);
        call.run(flow, "start", now);
        return call;
    }

    /** One call in this flow. */
    public final class Call {
        private final TemplateText values;
        private final List<String> places = new ArrayList<>();
        private final List<String> visited = new ArrayList<>();
        private final List<String> bodies = new ArrayList<>();
        private final List<Integer> statuses = new ArrayList<>();
        private final List<String> openedPages = new ArrayList<>();

        private Call(Map<String, String> contact) {
            this.values = new TemplateText(contact);
            for (JsonNode variable : flow.path("variables")) {
                values.put(variable.path("name").asText(), variable.path("value").asText(""));
            }
        }

        /**
         * An event happens to the call.
         *
         * @param specification e.g. {@code ContactEnded}
         */
        public Call happens(String specification, Instant now) {
            JsonNode events = flow.at("/eventFlows/eventsMap/GLOBAL_EVENTS");
            String activity = events.path("onEvents").path(specification).asText();
            run(events, activity, now);
            return this;
        }

        /** The queues and agents that took the caller, in order; none when the call was lost. */
        public List<String> places() {
            return places;
        }

        /** The names of the activities that ran. */
        public List<String> visited() {
            return visited;
        }

        /** The status codes of the answers; 0 for none. */
        public List<Integer> statuses() {
            return statuses;
        }

        /** The bodies of the requests. */
        public List<String> bodies() {
            return bodies;
        }

        /** The pages that opened in the agent's browser. */
        public List<String> openedPages() {
            return openedPages;
        }

        public String variable(String name) {
            return values.variable(name);
        }

        private void run(JsonNode holder, String startGroupOrId, Instant now) {
            values.now(now);
            JsonNode process = holder.path("process");
            JsonNode activity = first(process, startGroupOrId);
            for (int steps = 0; steps < MOST_STEPS; steps++) {
                visited.add(activity.path("name").asText());
                String port = step(activity);
                if (port.isEmpty()) {
                    return;
                }
                activity = next(process, activity.path("id").asText(), port);
            }
            throw new IllegalStateException("Expected the flow to come to rest: " + visited);
        }

        /** Returns the port by which the flow goes on, or an empty text when it rests. */
        private String step(JsonNode activity) {
            JsonNode properties = activity.path("properties");
            return switch (properties.path("activityName").asText()) {
                case "NewPhoneContact", "Event" -> "out";
                case "set-variable" -> {
                    for (JsonNode setting : properties.path("setVariablesArray")) {
                        values.put(
                                setting.path("srcVariable").asText(),
                                values.rendered(setting.path("literal").asText()));
                    }
                    yield "out";
                }
                case "http-request-v2" -> request(activity.path("name").asText(), properties);
                case "condition-activity" ->
                        String.valueOf(values.holds(properties.path("expression").asText()));
                case "queue-contact" -> queue(properties);
                case "queue-to-agent" -> offer(properties);
                case "screen-pop" -> {
                    openedPages.add(values.rendered(properties.path("screenPopUrl").asText()));
                    yield "default";
                }
                case "play-music", "end", "disconnect-contact" -> "";
                default ->
                        throw new IllegalStateException("Expected a known activity: " + activity);
            };
        }

        private String queue(JsonNode properties) {
            String id = properties.path("destination").asText();
            if (properties.path("queueRadioGroup").asText().equals("variableQueue")) {
                String named = values.rendered(properties.path("destinationVariable").asText());
                boolean fallsBack = named.isEmpty() || closed.contains(named);
                id = fallsBack ? properties.path("fallbackQueue").asText() : named;
            }
            return taken(id) ? "default" : "failure";
        }

        private String offer(JsonNode properties) {
            String agent = values.rendered(properties.path("destinationVariable").asText());
            return !agent.isEmpty() && taken(agent) ? "default" : "error";
        }

        private boolean taken(String id) {
            if (closed.contains(id)) {
                return false;
            }
            places.add(id);
            return true;
        }

        private String request(String name, JsonNode properties) {
            int retries = properties.path("retryAttempts").asInt();
            HttpResponse<String> answer = send(properties);
            for (int i = 0; i < retries && answer != null && answer.statusCode() >= 500; i++) {
                answer = send(properties);
            }
            values.put(name + ".httpStatusCode", answer == null ? "" : "" + answer.statusCode());
            if (answer != null && properties.path("contentType").asText().equals("JSON")) {
                take(answer.body(), properties.path("outputVariableArray"));
            }
            return "default";
        }

        private HttpResponse<String> send(JsonNode properties) {
            String body = values.rendered(properties.path("httpRequestBody").asText());
            bodies.add(body);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            values.rendered(
                                                    properties.path("httpRequestUrl").asText())))
                            .timeout(
                                    Duration.ofMillis(
                                            properties.path("httpResponseTimeout").asLong()))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body));
            properties
                    .path("httpRequestHeaders")
                    .properties()
                    .forEach(it ->
                            request.header(it.getKey(), values.rendered(it.getValue().asText())));
            try {
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                statuses.add(answer.statusCode());
                return answer;
            } catch (HttpTimeoutException e) {
                statuses.add(0);
                return null;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Expected to wait in peace", e);
            }
        }

        private void take(String body, JsonNode outputs) {
            JsonNode answer;
            try {
                answer = JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return;
            }
            for (JsonNode output : outputs) {
                String path = output.path("jsonPathExp").asText();
                JsonNode value = answer.at(path.replaceFirst("^\\$", "").replace('.', '/'));
                String variable = output.path("outputVariable").asText();
                if (value.isValueNode() && !value.isNull()) {
                    values.put(variable, value.asText());
                } else if (unknown != Unknown.VARIABLE_UNTOUCHED) {
                    values.put(variable, unknown == Unknown.EMPTY_TEXT ? "" : "null");
                }
            }
        }
    }

    private static JsonNode first(JsonNode process, String groupOrId) {
        return process.path("activities")
                .valueStream()
                .filter(it ->
                        it.path("group").asText().equals(groupOrId)
                                || it.path("id").asText().equals(groupOrId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(groupOrId));
    }

    private static JsonNode next(JsonNode process, String id, String port) {
        String target =
                StreamSupport.stream(process.path("links").spliterator(), false)
                        .filter(it -> it.path("sourceActivityId").asText().equals(id))
                        .filter(it -> it.path("conditionExpr").asText().equals(port))
                        .map(it -> it.path("targetActivityId").asText())
                        .findFirst()
                        .orElseThrow(() ->
                                new NoSuchElementException("no way from " + id + " by " + port));
        return Objects.requireNonNull(process.path("activities").get(target));
    }
}
