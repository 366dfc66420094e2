package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.salesforce.SimulatedOrg.PendingAnswer;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP to and from the simulated org. Runs on one event loop. */
final class OrgRequestHandler implements Handler<HttpServerRequest> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Open to everyone, and no part of the daily limit. */
    private static final Pattern VERSIONS = Pattern.compile("/services/data/?");

    private static final String LISTED_VERSIONS =
            "[{\"label\":\"Winter '25\",\"url\":\"/services/data/v62.0\",\"version\":\"62.0\"}]";

    private final Vertx vertx;
    private final SimulatedOrg org;
    private final SimulatorApi simulatorApi;

    OrgRequestHandler(Vertx vertx, SimulatedOrg org) {
        this.vertx = vertx;
        this.org = org;
        this.simulatorApi = new SimulatorApi(org);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> answer(request, body))
                .onFailure(gone -> request.connection().close());
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String path = request.path() == null ? "" : request.path();
        if (path.startsWith(SimulatorApi.PATH)) {
            String asked = request.method() + " " + path.substring(SimulatorApi.PATH.length());
            String interactionId = request.getParam("interactionId", "");
            send(request.response(), simulatorApi.answer(asked, interactionId, body.toString()));
            return;
        }
        if (VERSIONS.matcher(path).matches() && request.method().equals(HttpMethod.GET)) {
            send(request.response(), new SimulatedAnswer(200, LISTED_VERSIONS, Map.of()));
            return;
        }
        SimulatedEndpoint endpoint = SimulatedEndpoint.ofPath(path);
        if (endpoint == null) {
            String message = "Could not find a match for URL " + path;
            send(request.response(), SimulatedAnswer.platformError(404, "NOT_FOUND", message));
        } else if (!request.method().equals(endpoint.method())) {
            String message =
                    "HTTP Method '"
                            + request.method()
                            + "' not allowed. Allowed are "
                            + endpoint.method();
            send(
                    request.response(),
                    SimulatedAnswer.platformError(405, "METHOD_NOT_ALLOWED", message));
        } else {
            finish(request, outcome(endpoint, request, body));
        }
    }

    private PendingAnswer outcome(
            SimulatedEndpoint endpoint, HttpServerRequest request, Buffer body) {
        if (endpoint == SimulatedEndpoint.TOKEN) {
            String host = request.authority() == null ? "" : request.authority().toString();
            return org.token(form(request, body), scheme(host) + host);
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return switch (endpoint) {
            case QUERY -> org.query(request.getParam("q", ""), authorization);
            case LIMITS -> org.limits(authorization);
            case TOKEN, CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    org.call(endpoint, json(request, body), authorization);
        };
    }

    /** A My Domain speaks TLS alone, which then ends in front of this server. */
    private static String scheme(String host) {
        return host.endsWith(".my.salesforce.com") ? "https://" : "http://";
    }

    private void finish(HttpServerRequest request, PendingAnswer outcome) {
        if (outcome.delay().isZero()) {
            finishNow(request, outcome);
        } else {
            vertx.setTimer(outcome.delay().toMillis(), timer -> finishNow(request, outcome));
        }
    }

    private void finishNow(HttpServerRequest request, PendingAnswer outcome) {
        SimulatedAnswer answer = outcome.answer();
        HttpServerResponse response = request.response();
        if (answer == null || response.closed()) {
            org.ledger.replace(outcome.entry().answered(0));
            request.connection().close();
            return;
        }
        org.ledger.replace(outcome.entry().answered(answer.status()));
        response.putHeader(
                "Sforce-Limit-Info",
                "api-usage=" + org.apiRequests() + "/" + org.behaviour.dailyRequests());
        send(response, answer);
    }

    private static void send(HttpServerResponse response, SimulatedAnswer answer) {
        response.setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8");
        response.putHeader(
                HttpHeaders.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }

    private static @Nullable JsonNode json(HttpServerRequest request, Buffer body) {
        if (!hasType(request, "application/json")) {
            return null;
        }
        try {
            return JSON.readTree(body.toString());
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** The fields of a form; none when the body is no form. */
    private static Map<String, String> form(HttpServerRequest request, Buffer body) {
        Map<String, String> fields = new HashMap<>();
        if (hasType(request, "application/x-www-form-urlencoded")) {
            for (String field : body.toString().split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.put(
                            decoded(field.substring(0, equals)),
                            decoded(field.substring(equals + 1)));
                }
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static boolean hasType(HttpServerRequest request, String type) {
        String given = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return given != null && given.toLowerCase(Locale.ROOT).startsWith(type);
    }
}
