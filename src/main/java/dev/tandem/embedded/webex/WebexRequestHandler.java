package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the resource of a request. */
final class WebexRequestHandler implements Handler<HttpServerRequest> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SUBSCRIPTIONS =
            Pattern.compile("/v([12])/subscriptions(?:/(.+))?");
    private static final Pattern TASK = Pattern.compile("/v1/tasks/([^/]+)");
    private static final Pattern RANGE =
            Pattern.compile("from:\\s*(\\d+).*?to:\\s*(\\d+)", Pattern.DOTALL);
    private static final Pattern CURSOR = Pattern.compile("cursor:\\s*\"(\\d*)\"");
    private static final Pattern BY_END = Pattern.compile("timeComparator:\\s*endedTime");
    private static final Pattern LOOK_BACK_DAYS =
            Pattern.compile("startTimeLookBackDays:\\s*(\\d+)");
    private static final int PAGE = 250;

    private final WebexState state;
    private final FlowStoreResource flows;

    WebexRequestHandler(WebexState state, SimulatedFlowStore flows) {
        this.state = state;
        this.flows = new FlowStoreResource(flows);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> send(request, answer(request, body)))
                .onFailure(gone -> request.connection().close());
    }

    private static void send(HttpServerRequest request, WebexAnswer answer) {
        var response = request.response().setStatusCode(answer.status());
        response.putHeader("Content-Type", "application/json");
        response.putHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }

    private WebexAnswer answer(HttpServerRequest request, Buffer body) {
        String path = request.path() == null ? "" : request.path();
        if (path.equals("/v1/access_token")) {
            return state.renewToken(form(body.toString()));
        }
        WebexAnswer refusal =
                state.refusal(
                        request.getHeader("Authorization") == null
                                ? ""
                                : request.getHeader("Authorization"));
        if (refusal != null) {
            return refusal;
        }
        return flows.answer(request, path, body).orElseGet(() -> answer(request, path, json(body)));
    }

    private WebexAnswer answer(HttpServerRequest request, String path, JsonNode json) {
        Matcher subscriptions = SUBSCRIPTIONS.matcher(path);
        if (subscriptions.matches()) {
            return subscriptions(
                    request.method(),
                    Integer.parseInt(subscriptions.group(1)),
                    subscriptions.group(2),
                    json);
        }
        Matcher task = TASK.matcher(path);
        if (task.matches() && request.method().equals(HttpMethod.PATCH)) {
            return state.patchTask(task.group(1), json);
        }
        return path.equals("/search") && request.method().equals(HttpMethod.POST)
                ? search(request.getParam("orgId"), json.path("query").asText())
                : WebexAnswer.refused(404, "there is nothing at " + path);
    }

    private WebexAnswer subscriptions(
            HttpMethod method, int version, @Nullable String id, JsonNode body) {
        return switch (method.name() + (id == null ? "" : " id")) {
            case "GET" -> state.list(version);
            case "POST" -> state.create(version, body);
            case "GET id" -> state.get(version, String.valueOf(id));
            case "PATCH id" -> state.patch(version, String.valueOf(id), body);
            case "DELETE id" -> state.delete(version, String.valueOf(id));
            default -> WebexAnswer.refused(405, method + " is not allowed");
        };
    }

    private WebexAnswer search(@Nullable String orgId, String query) {
        Matcher range = RANGE.matcher(query);
        if (orgId == null || !query.contains("taskDetails") || !range.find()) {
            return WebexAnswer.refused(400, "orgId, taskDetails, from and to are required");
        }
        List<ObjectNode> found =
                found(query, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        Matcher cursor = CURSOR.matcher(query);
        int begin =
                cursor.find() && !cursor.group(1).isEmpty() ? Integer.parseInt(cursor.group(1)) : 0;
        int end = Math.min(begin + PAGE, found.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode details = body.putObject("data").putObject("taskDetails");
        ArrayNode tasks = details.putArray("tasks");
        found.subList(Math.min(begin, end), end).forEach(tasks::add);
        ObjectNode page = details.putObject("pageInfo");
        page.put("hasNextPage", end < found.size());
        page.put("endCursor", Integer.toString(end));
        return WebexAnswer.of(200, body);
    }

    /** By the creation, unless the query asks for the end. */
    private List<ObjectNode> found(String query, long from, long to) {
        Matcher lookBack = LOOK_BACK_DAYS.matcher(query);
        long days = lookBack.find() ? Long.parseLong(lookBack.group(1)) : 0;
        return BY_END.matcher(query).find()
                ? state.endedWithin(from, to, from - TimeUnit.DAYS.toMillis(days))
                : state.createdWithin(from, to);
    }

    private static JsonNode json(Buffer body) {
        try {
            return JSON.readTree(body.toString());
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
