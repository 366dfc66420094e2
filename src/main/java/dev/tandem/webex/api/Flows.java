package dev.tandem.webex.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The flows of an organisation, as its flow store has them. What this class creates is a draft:
 * nothing here publishes a flow or gives one to an entry point.
 *
 * <p>Two formats: the one that Flow Designer exports (version 1, a file) and the one of the API
 * (version 2, JSON with a dry run). The paths are those of Cisco's published description; version 1
 * stands below {@code /flow-store} there.
 */
public final class Flows {
    /** The project of every organisation. */
    private static final String PROJECT = "5e5c9ad6d61f870d6d778c1b";

    private static final String CONNECTOR_CHOICES =
            "/v2/activities/http-request-v2/inputs/connectorId/choices";
    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 50;

    private final WebexApi api;
    private final String project;

    /**
     * The flows of one organisation.
     *
     * @param orgId as {@link Subscriptions#orgId} tells it
     */
    public Flows(WebexApi api, String orgId) {
        this.api = api;
        this.project = "/" + orgId + "/project/" + PROJECT;
    }

    /**
     * A flow that is there.
     *
     * @param description empty where it has none
     * @param status {@code Draft}, or {@code Published} once it was published
     */
    public record StoredFlow(String id, String name, String description, String status) {
        static StoredFlow of(JsonNode json) {
            return new StoredFlow(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    json.path("description").asText(""),
                    json.path("status").asText());
        }
    }

    /** A connector that an HTTP request can use. */
    public record Connector(String id, String name) {}

    /**
     * What Webex's dry run says, one sentence each.
     *
     * @param errors for which an import would be refused
     * @param warnings for which it would not
     */
    public record Findings(boolean valid, List<String> errors, List<String> warnings) {
        public Findings {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /** The flow of exactly that name. */
    public Optional<StoredFlow> find(String name) throws InterruptedException {
        String path =
                project
                        + "/flows?flowType=FLOW&includePagination=true&size=%d&partialNameSearch=%s"
                                .formatted(PAGE_SIZE, URLEncoder.encode(name, UTF_8));
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = api.send("GET", path + "&page=" + page, null);
            JsonNode flows = answer.isArray() ? answer : answer.path("data");
            for (JsonNode each : flows) {
                if (each.path("name").asText().equals(name)) {
                    return Optional.of(StoredFlow.of(each));
                }
            }
            if (flows.isEmpty() || page + 1 >= answer.path("totalPages").asInt(1)) {
                return Optional.empty();
            }
        }
        throw new WebexApiException(
                0, "Webex has more than 5000 flows whose names contain %s".formatted(name));
    }

    /**
     * The connectors that HTTP requests can use; an organisation has ten at most.
     *
     * @throws WebexApiException when Webex refuses it
     */
    public List<Connector> connectors() throws InterruptedException {
        List<Connector> found = new ArrayList<>();
        api.send("GET", project + CONNECTOR_CHOICES, null)
                .path("choices")
                .forEach(it ->
                        found.add(
                                new Connector(
                                        it.path("value").asText(), it.path("name").asText())));
        return found;
    }

    /** A dry run of an import of version 2; it stores nothing, and an import is stricter. */
    public Findings validate(JsonNode flow) throws InterruptedException {
        JsonNode answer = api.send("POST", project + "/v2/flows:validate", flow);
        return new Findings(
                answer.path("valid").asBoolean(false),
                sentences(answer.path("errors")),
                sentences(answer.path("warnings")));
    }

    private static List<String> sentences(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false).map(Flows::sentence).toList();
    }

    private static String sentence(JsonNode finding) {
        return Stream.of("code", "activityName", "edge", "message", "suggestion")
                .map(field -> finding.path(field).asText(""))
                .filter(it -> !it.isEmpty())
                .reduce((left, right) -> left + ": " + right)
                .orElseGet(finding::toString);
    }

    /**
     * Imports a flow of version 2 as a draft.
     *
     * @param overwrite whether the draft of a flow with this name is replaced
     * @throws WebexApiException 400 with what is wrong, 409 for a name that is there
     */
    public StoredFlow importDraft(JsonNode flow, boolean overwrite) throws InterruptedException {
        JsonNode answer =
                api.post(
                        project + "/v2/flows:import?flowType=FLOW&overwrite=" + overwrite,
                        WebexBody.json(flow));
        return StoredFlow.of(answer.has("flow") ? answer.path("flow") : answer);
    }

    /**
     * Imports a flow of version 1 as a draft. Webex takes a file in a form only: it answers a bare
     * 500 to JSON as the body.
     *
     * @param fileName for Webex's records
     * @param content the file's JSON
     * @param overwrite whether the draft of a flow with this name is replaced
     * @throws WebexApiException 400 for a file that is none, 409 for a name that is there
     */
    public StoredFlow importFile(String fileName, String content, boolean overwrite)
            throws InterruptedException {
        return StoredFlow.of(
                api.post(
                        "/flow-store"
                                + project
                                + "/flows:import?flowType=FLOW&overwrite="
                                + (overwrite ? "yes" : "no"),
                        WebexBody.upload(fileName, content)));
    }
}
