package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of flows, of the connectors' choices and of queues. */
final class FlowStoreResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROJECT = "/([^/]+)/project/5e5c9ad6d61f870d6d778c1b";

    /** Groups: version 1 where not empty, organisation, version 2, flow, action. */
    private static final Pattern FLOWS =
            Pattern.compile(
                    "(/flow-store)?" + PROJECT + "(/v2)?/flows(?:/([^/:]+))?(?::([a-z]+))?");

    private static final Pattern CHOICES =
            Pattern.compile(PROJECT + "/v2/activities/http-request-v2/inputs/connectorId/choices");
    private static final Pattern QUEUES =
            Pattern.compile("/organization/([^/]+)/v2/contact-service-queue");
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;\\s*boundary=\"?([^\";]+)\"?");
    private static final Pattern FILE_PART =
            Pattern.compile("Content-Disposition:[^\\r\\n]*;\\s*name=\"file\"");
    private static final int LARGEST_PAGE = 100;

    private final SimulatedFlowStore store;

    FlowStoreResource(SimulatedFlowStore store) {
        this.store = store;
    }

    /** The answer; empty for an address of another resource. */
    Optional<WebexAnswer> answer(HttpServerRequest request, String path, Buffer body) {
        Matcher queues = QUEUES.matcher(path);
        if (queues.matches()) {
            return Optional.of(refusalOf(queues.group(1)).orElseGet(() -> queues(request)));
        }
        Matcher choices = CHOICES.matcher(path);
        if (choices.matches()) {
            return Optional.of(
                    refusalOf(choices.group(1))
                            .orElseGet(() -> choices(parameter(request, "search", ""))));
        }
        Matcher flows = FLOWS.matcher(path);
        return flows.matches()
                ? Optional.of(
                        refusalOf(flows.group(2)).orElseGet(() -> flows(request, flows, body)))
                : Optional.empty();
    }

    private static Optional<WebexAnswer> refusalOf(String orgId) {
        return orgId.equals(WebexState.ORG_ID)
                ? Optional.empty()
                : Optional.of(WebexAnswer.refused(403, "the token is of another organisation"));
    }

    private WebexAnswer queues(HttpServerRequest request) {
        int size = Math.clamp(number(request, "pageSize", LARGEST_PAGE), 1, LARGEST_PAGE);
        List<ObjectNode> all = store.queues();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = body.putObject("meta");
        meta.put("orgid", WebexState.ORG_ID);
        meta.put("page", number(request, "page", 0));
        meta.put("pageSize", size);
        meta.put("totalPages", pages(all, size));
        meta.put("totalRecords", all.size());
        fill(body.putArray("data"), all, number(request, "page", 0), size);
        return WebexAnswer.of(200, body);
    }

    private static int pages(List<ObjectNode> all, int size) {
        return (all.size() + size - 1) / size;
    }

    private static void fill(ArrayNode page, List<ObjectNode> all, int number, int size) {
        int from = Math.min(number * size, all.size());
        all.subList(from, Math.min(from + size, all.size())).forEach(page::add);
    }

    private WebexAnswer choices(String search) {
        Map<String, String> found = store.connectors(search);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("count", found.size());
        body.put("source", search.isEmpty() ? "list" : "search");
        ArrayNode choices = body.putArray("choices");
        found.forEach((id, name) -> choices.addObject().put("name", name).put("value", id));
        return WebexAnswer.of(200, body);
    }

    private WebexAnswer flows(HttpServerRequest request, Matcher path, Buffer body) {
        String version = path.group(1) != null ? "1" : path.group(3) != null ? "2" : "";
        String id = path.group(4) == null ? "" : path.group(4);
        String action = path.group(5) == null ? "" : path.group(5);
        String asked =
                "%s v%s%s %s"
                        .formatted(request.method(), version, id.isEmpty() ? "" : " id", action)
                        .strip();
        return switch (asked) {
            case "GET v" -> list(request);
            case "GET v2 id", "GET v1 id export" -> export(id);
            case "POST v2 validate" -> validate(json(body.toString()));
            case "POST v2 import" ->
                    importDraft(
                            json(body.toString()),
                            parameter(request, "overwrite", "").equals("true"));
            case "POST v1 import" -> importFile(request, body);
            case "POST v id publish", "POST v1 id publish" ->
                    store.publish(id)
                            .map(it -> WebexAnswer.of(200, it))
                            .orElseGet(() -> refused(404, "NOT_FOUND", "There is no such flow."));
            default -> WebexAnswer.refused(405, asked + " is not allowed");
        };
    }

    private WebexAnswer list(HttpServerRequest request) {
        int size = Math.clamp(number(request, "size", 10), 1, LARGEST_PAGE);
        List<ObjectNode> all = store.flows(parameter(request, "partialNameSearch", ""));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode page = body.putArray("data");
        fill(page, all, number(request, "page", 0), size);
        body.put("currentPage", number(request, "page", 0));
        body.put("totalRecords", all.size());
        body.put("pageSize", size);
        body.put("totalPages", pages(all, size));
        boolean paged = parameter(request, "includePagination", "").equals("true");
        return WebexAnswer.of(200, paged ? body : page);
    }

    private WebexAnswer export(String id) {
        return store.document(id)
                .map(it -> WebexAnswer.of(200, it))
                .orElseGet(() -> refused(404, "NOT_FOUND", "There is no such flow."));
    }

    private WebexAnswer validate(JsonNode flow) {
        List<FlowRules.Finding> found = store.rules().check(flow);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("valid", found.isEmpty());
        ArrayNode errors = body.putArray("errors");
        for (FlowRules.Finding each : found) {
            errors.addObject()
                    .put("code", each.code())
                    .put("activityName", each.activity())
                    .put("message", each.message())
                    .put("severity", "ERROR");
        }
        body.putArray("warnings")
                .addObject()
                .put("code", "FC1007")
                .put("message", "Add descriptions")
                .put("severity", "RECOMMENDATION");
        body.put("summary", found.size() + " errors");
        return WebexAnswer.of(200, body);
    }

    private WebexAnswer importDraft(JsonNode flow, boolean overwrite) {
        store.asked(true);
        if (flow.path("flowType").asText().equals("SUBFLOW")) {
            return refused(422, "UNSUPPORTED_FLOW_TYPE", "Only flows can be imported here.");
        }
        List<FlowRules.Finding> found = store.rules().checkImport(flow);
        if (!found.isEmpty()) {
            ObjectNode body = refusal("INVALID_FLOW", "Flow document failed validation.");
            ArrayNode details = body.putArray("details");
            found.forEach(it ->
                    details.addObject()
                            .put("path", it.activity())
                            .put("code", it.code())
                            .put("message", it.message()));
            return WebexAnswer.of(400, body);
        }
        return stored(flow, overwrite, true);
    }

    private WebexAnswer importFile(HttpServerRequest request, Buffer body) {
        String type = parameter(request.getHeader("Content-Type"), "");
        Matcher boundary = BOUNDARY.matcher(type);
        store.asked(boundary.matches());
        if (!boundary.matches()) {
            return WebexAnswer.empty(500);
        }
        JsonNode flow = json(file(body.toString(), boundary.group(1)));
        if (flow.path("name").asText("").isEmpty() || flow.at("/process/activities").isEmpty()) {
            return refused(400, "BAD_REQUEST", "File parse error, or flow name is empty.");
        }
        for (JsonNode link : flow.at("/process/links")) {
            JsonNode activities = flow.at("/process/activities");
            if (!activities.has(link.path("sourceActivityId").asText())
                    || !activities.has(link.path("targetActivityId").asText())) {
                return refused(400, "BAD_REQUEST", "A link names an activity that is not there.");
            }
        }
        return stored(flow, parameter(request, "overwrite", "").equals("yes"), false);
    }

    private static String file(String form, String boundary) {
        for (String part : form.split(Pattern.quote("--" + boundary), -1)) {
            int content = part.indexOf("\r\n\r\n");
            if (content > 0 && FILE_PART.matcher(part.substring(0, content)).find()) {
                return part.substring(content).strip();
            }
        }
        return "";
    }

    private WebexAnswer stored(JsonNode flow, boolean overwrite, boolean wrapped) {
        Optional<ObjectNode> stored = store.store(flow, overwrite);
        if (stored.isEmpty()) {
            return refused(409, "CONFLICT", "A flow/subflow with the same name already exists.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("flow", stored.get());
        body.putArray("preflightWarnings");
        return WebexAnswer.of(201, wrapped ? body : stored.get());
    }

    private static WebexAnswer refused(int status, String code, String message) {
        return WebexAnswer.of(status, refusal(code, message));
    }

    private static ObjectNode refusal(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    private static String parameter(HttpServerRequest request, String name, String absent) {
        return parameter(request.getParam(name), absent);
    }

    private static String parameter(@Nullable String value, String absent) {
        return value == null ? absent : value;
    }

    private static int number(HttpServerRequest request, String name, int absent) {
        String value = parameter(request, name, "");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : absent;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
