package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.http.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of the running program, and the limits of access to it. */
@BesideOthers
final class OperatorIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPORT = "/exports/interactions";
    private static final String REASON = "{\"reason\":\"the caller at +14805550199 complains\"}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path directory;
    private static World world;

    @BeforeAll
    static void runs() throws IOException {
        world = World.in(directory).withOrg("main").withCenters(CENTER);
        world.installation().with("tandem.webhook.reject-status", "403");
        world.start();
        world.process().awaitStarted();
    }

    @AfterAll
    static void ends() {
        world.close();
    }

    @Test
    void a_call_has_a_timeline() throws IOException {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        assertThat(world.program().interaction(call.id()))
                .contains("task:new (webhook): a phone call")
                .contains("create: attempt 1, done: VoiceCall")
                .contains("\"status\":\"routed\"");
    }

    @Test
    void a_forged_webhook_is_refused_with_the_status_that_the_operator_chose() throws Exception {
        Webhooks forger = new Webhooks(world.process().url("/webhooks/webex"), "another secret");
        HttpResponse<String> answer = forger.send("{}", System.currentTimeMillis());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"status\":403").contains("wrong-signature");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void an_unknown_call_is_a_problem_that_says_what_to_check() throws Exception {
        HttpResponse<String> answer = get(world.process().url("/interactions/unknown"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).contains("application/problem+json"));
        assertThat(answer.body()).contains("check the id");
    }

    @Test
    void an_invalid_list_request_is_refused_with_the_valid_values() throws Exception {
        for (String wait : new String[] {"PT10.001S", "-PT1S", "soon"}) {
            assertBad("/interactions/any?wait=" + wait, "from PT0S to PT10S");
        }
        assertBad("/interactions?state=ringing", "awaiting_start, creating, routing, waiting");
        assertBad("/interactions?limit=1000", "from 1 to 200");
    }

    private static void assertBad(String path, String hint) throws Exception {
        HttpResponse<String> answer = get(world.process().url(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        assertThat(answer.body()).contains(hint);
    }

    @Test
    void the_latest_calls_are_listed() throws Exception {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        assertThat(get(world.process().url("/interactions?state=waiting")).body())
                .contains(call.id(), "\"unanswered\":[]", "\"partitionsMissing\":[]");
        assertThat(get(world.process().url("/interactions?state=closed")).body())
                .doesNotContain(call.id());
    }

    @Test
    void a_listener_is_sent_a_call_as_it_starts_changes_and_closes() throws Exception {
        try (ChangeStream all = world.program().follow("");
                ChangeStream waiting = world.program().follow("?state=waiting");
                ChangeStream other = world.program().follow("?contactCenter=other")) {
            PhoneCall call = world.call(CENTER).tells(started());
            all.untilSent(call, "waiting");
            waiting.untilSent(call, "waiting");
            call.tells(parked(), ended());
            all.untilSent(call, "closed");
            await().until(() -> waiting.phasesOf(call).size() == 2);

            JsonNode closed = all.of(call).getLast();
            assertThat(closed.path("outcome").asText()).isEqualTo("abandoned_in_queue");
            assertThat(closed.path("ani").asText()).isEqualTo("…" + call.ani().substring(8));
            JsonNode listed =
                    JSON.readTree(
                            get(world.process().url("/interactions?search=" + call.id())).body());
            assertThat(closed).isEqualTo(listed.at("/interactions/0"));
            assertThat(waiting.phasesOf(call)).as("entered and left").doesNotHaveDuplicates();
            assertThat(other.of(call)).isEmpty();
        }
        assertBad("/interactions/stream?state=ringing", "awaiting_start, creating, routing");
        await().until(() -> world.program().metric("tandem_console_listeners") == 0);
    }

    @Test
    void more_listeners_than_may_follow_are_refused() throws Exception {
        List<ChangeStream> listeners = new ArrayList<>();
        try {
            while (listeners.size() < 50) {
                listeners.add(world.program().follow(""));
            }
            HttpResponse<String> refused = get(world.process().url("/interactions/stream"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("too-many-listeners");
            assertThat(world.program().metric("tandem_console_listeners")).isEqualTo(50);
        } finally {
            for (ChangeStream listener : listeners) {
                listener.close();
            }
        }
        await().until(() -> world.program().metric("tandem_console_listeners") == 0);
    }

    @Test
    void calls_are_found_and_shown_at_a_terminal() throws Exception {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        CommandRun found = command("calls", call.ani(), "--state=waiting", "--org", "main");
        assertThat(found.exitCode()).as(found.out()).isZero();
        assertThat(found.out())
                .containsPattern(
                        "waiting +…" + call.ani().substring(8) + " +…0001 +main +" + call.id())
                .doesNotContain(call.ani().substring(1), "\033[");
        assertThat(command("calls", call.id(), "--outcome=lost").out()).contains("No call fits.");
        JsonNode json = JSON.readTree(command("calls", call.id(), "--json").out());
        assertThat(json.at("/interactions/0/interactionId").asText()).isEqualTo(call.id());

        Path watched = Files.createTempFile(directory, "watched", ".txt");
        Process watch =
                CommandRun.begin(
                        directory,
                        world.installation().kafkaPort(),
                        watched,
                        "call",
                        "wxcc_" + call.id(),
                        "--watch",
                        "--url",
                        world.process().url("").toString());
        await().atMost(PATIENCE).until(() -> Files.readString(watched).contains("waiting"));
        call.tells(ended());
        assertThat(watch.waitFor()).as(Files.readString(watched)).isZero();
        assertThat(Files.readString(watched))
                .contains("task:new (webhook)", "task:ended", "closed: abandoned_before_queue")
                .doesNotContain(call.ani().substring(1));

        CommandRun unknown = command("call", "no-such-call");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out().strip().lines())
                .singleElement()
                .asString()
                .contains("check the id");
    }

    private static CommandRun command(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", world.process().url("").toString()));
        return CommandRun.of(
                directory, world.installation().kafkaPort(), all.toArray(String[]::new));
    }

    @Test
    void whole_numbers_are_shown_to_who_says_why_and_the_audit_log_has_it() throws Exception {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        String digits = call.ani().substring(1);
        assertThat(world.program().interaction(call.id())).doesNotContain(digits);
        String path = "/interactions/" + call.id() + "/numbers";
        assertProblem(world.program().post(path, "{}"), 400, "reason-needed");
        assertProblem(
                world.program().post("/interactions/nobody/numbers", REASON),
                404,
                "unknown-interaction");
        assertThat(world.program().ask(path).statusCode()).as("a link to it").isEqualTo(404);
        assertThat(audit("revealed")).doesNotContain(call.id());

        HttpResponse<String> shown = world.program().post(path, REASON);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(shown.body())
                .contains("\"ani\":\"" + call.ani() + "\"", "\"dnis\":\"+18445790001\"");
        assertThat(audit("revealed"))
                .contains("\"who\":\"localhost\"", "\"subject\":\"" + call.id() + "\"")
                .contains("call " + call.id() + ": the caller at …0199 complains")
                .doesNotContain(digits);
    }

    @Test
    void the_calls_of_a_search_are_exported_and_the_audit_log_has_the_search() throws Exception {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        String digits = call.ani().substring(call.ani().length() - 4);
        String wish = "{\"search\":\"%s\",%s\"reason\":\"a report\"}";
        HttpResponse<String> masked = world.program().post(EXPORT, wish.formatted(call.ani(), ""));
        assertThat(masked.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/x-ndjson"));
        assertThat(masked.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(masked.body().lines().toList())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .contains(call.id(), "\"ani\":\"…")
                                        .doesNotContain(call.ani()),
                        last -> assertThat(last).contains("\"exported\":1,\"complete\":true"));
        HttpResponse<String> whole =
                world.program().post(EXPORT, wish.formatted(call.ani(), "\"numbers\":\"whole\","));
        assertThat(whole.body()).contains("\"ani\":\"" + call.ani() + "\"");
        assertThat(audit("exported"))
                .contains("calls with masked numbers (search …" + digits + "): a report")
                .contains("calls with whole numbers (search …" + digits + "): a report")
                .doesNotContain(call.ani().substring(1));

        assertProblem(world.program().post(EXPORT, "{\"state\":\"closed\"}"), 400, "reason-needed");
    }

    private static String audit(String what) throws IOException {
        return world.program().ask("/audit?what=" + what).body();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:tandem:problem:" + type);
    }

    @Test
    void without_console_keys_instances_do_not_answer_each_other() throws Exception {
        assertThat(get(world.process().url("/instance/interactions?limit=1")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void requests_that_a_proxy_forwards_are_refused() throws Exception {
        for (String header :
                new String[] {
                    "Forwarded",
                    "X-Forwarded-For",
                    "x-forwarded-host",
                    "Via",
                    "X-Real-IP",
                    "CF-Connecting-IP",
                    "CF-Ray",
                    "True-Client-IP",
                    "Client-IP",
                    "X-Client-IP",
                    "X-Cluster-Client-IP",
                    "Fastly-Client-IP",
                    "X-Original-URL",
                    "X-Envoy-Internal",
                    "X-Amzn-Trace-Id",
                    "X-Azure-ClientIP",
                    "X-Request-ID",
                    "CDN-Loop"
                }) {
            HttpRequest request =
                    HttpRequest.newBuilder(world.process().url("/interactions/any"))
                            .header(header, "for=192.0.2.1")
                            .build();
            assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode())
                    .as(header)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_name_that_only_points_at_this_machine_is_refused() throws Exception {
        String request =
                "GET /interactions/any HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), world.installation().httpPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket.getInputStream())).contains(" 403 ");
        }
    }

    @Test
    void health_and_metrics_are_on_the_port_for_operators_alone() throws Exception {
        assertThat(get(management("/q/health/live")).body()).contains("UP");
        assertThat(get(management("/q/metrics")).body())
                .contains("tandem_webhooks_total", "tandem_interactions{")
                .contains("kafka_stream_alive_stream_threads{")
                .doesNotContain("kafka_stream_state_put_rate", "kafka_consumer_io_ratio");
        assertThat(get(world.process().url("/q/metrics")).statusCode()).isEqualTo(404);
    }

    @Test
    void the_openapi_document_is_served_on_no_port() throws Exception {
        for (String path :
                new String[] {"/q/openapi", "/openapi", "/q/swagger-ui", "/q/swagger-ui/"}) {
            assertThat(get(world.process().url(path)).statusCode()).as(path).isEqualTo(404);
            assertThat(get(management(path)).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static URI management(String path) {
        return URI.create("http://127.0.0.1:" + world.installation().managementPort() + path);
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        return uri.getPort() == world.installation().httpPort()
                ? OpenApiDocument.CHECKED_IN.checked(answer)
                : answer;
    }

    private static String firstLine(InputStream answer) throws IOException {
        return new String(answer.readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse("");
    }
}
