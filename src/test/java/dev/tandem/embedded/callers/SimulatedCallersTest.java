package dev.tandem.embedded.callers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.webex.signature.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SimulatedCallersTest {
    private static final String SECRET = "a-secret-of-more-than-32-characters";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Received(String body, String signature, String timestamp) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private SimulatedCallers callers;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks/webex", this::receive);
        server.start();
        callers =
                new SimulatedCallers(
                        new WebhookSubscription(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort()
                                                + "/webhooks/webex"),
                                "subscription",
                                "org",
                                SECRET),
                        interactionId -> seen,
                        (type, interactionId, data, at) -> happened.add(type));
    }

    @AfterEach
    void stop() {
        callers.close();
        server.stop(0);
    }

    @Test
    void every_event_is_signed_over_its_bytes_as_the_receiver_checks_it() throws Exception {
        PlayedCall call = play(event("task:new", 0, 0, 1), event("task:ended", 100, 100, 1));
        assertThat(received).hasSize(2);
        assertThat(happened).containsExactly("task:new", "task:ended");
        for (Received each : received) {
            assertThat(each.signature())
                    .isEqualTo(WebhookSignature.of(SECRET, each.body().getBytes(UTF_8)));
            JsonNode body = JSON.readTree(each.body());
            assertThat(each.timestamp()).isEqualTo(body.path("comciscotimestamp").asText());
            assertThat(Instant.ofEpochMilli(Long.parseLong(each.timestamp())))
                    .isBetween(call.start().minusMillis(5), Instant.now());
            assertThat(body.path("source").asText()).isEqualTo("/com/cisco/wxcc/subscription");
            assertThat(body.path("data").path("taskId").asText()).isEqualTo(call.interactionId());
        }
    }

    @Test
    void times_are_counted_from_the_start_of_the_call_and_late_events_arrive_late()
            throws Exception {
        PlayedCall call = play(event("task:parked", 50, 60, 1), event("task:new", 0, 120, 1));
        assertThat(received)
                .extracting(each -> JSON.readTree(each.body()).path("data").path("createdTime"))
                .extracting(JsonNode::longValue)
                .containsExactly(
                        call.start().plusMillis(50).toEpochMilli(), call.start().toEpochMilli());
    }

    @Test
    void an_event_is_held_back_with_all_after_it_until_salesforce_has_seen_a_call()
            throws Exception {
        RecordedEvent start = event("task:new", 0, 0, 1);
        RecordedEvent end =
                new RecordedEvent(
                        Duration.ofMillis(10),
                        Duration.ofMillis(10),
                        "create",
                        1,
                        "task:ended",
                        start.data());
        PlayedCall call = callers.play(recording(start, end));
        Awaitility.await().until(() -> !call.sent().isEmpty());
        Instant soonest = Instant.now().plusMillis(200);
        Awaitility.await().until(() -> Instant.now().isAfter(soonest));
        assertThat(received).hasSize(1);
        seen.add("create");
        call.await(10, TimeUnit.SECONDS);
        JsonNode data = JSON.readTree(received.getLast().body()).path("data");
        assertThat(data.path("createdTime").longValue())
                .isGreaterThanOrEqualTo(soonest.toEpochMilli());
    }

    @Test
    void a_repetition_sends_the_same_fact_again() throws Exception {
        play(event("task:new", 0, 0, 3));
        assertThat(received)
                .hasSize(3)
                .extracting(each -> JSON.readTree(each.body()).path("data"))
                .containsOnly(JSON.readTree(received.getFirst().body()).path("data"));
    }

    @Test
    void an_event_is_sent_again_while_the_service_answers_503() throws Exception {
        answers.add(503);
        PlayedCall call = play(event("task:new", 0, 0, 1));
        assertThat(received).hasSize(2);
        assertThat(received.getLast()).isEqualTo(received.getFirst());
        assertThat(call.sent()).hasSize(1);
    }

    @Test
    void an_event_that_is_refused_ends_the_call_with_the_reason() {
        answers.add(401);
        assertThatThrownBy(() -> play(event("task:new", 0, 0, 1)))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("task:new")
                .hasMessageContaining("401");
    }

    private PlayedCall play(RecordedEvent... events) throws Exception {
        PlayedCall call = callers.play(recording(events));
        call.await(10, TimeUnit.SECONDS);
        return call;
    }

    private static Recording recording(RecordedEvent... events) {
        return new Recording(
                "test",
                "A test",
                "Something happens.",
                List.of(),
                List.of(events),
                new ExpectedCalls(List.of()),
                "All is well.");
    }

    private static RecordedEvent event(String type, int happens, int arrives, int times) {
        return new RecordedEvent(
                Duration.ofMillis(happens),
                Duration.ofMillis(arrives),
                null,
                times,
                type,
                JsonNodeFactory.instance.objectNode().put("channelType", "telephony"));
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        received.add(
                new Received(
                        body,
                        exchange.getRequestHeaders().getFirst("X-WebexCC-Signature"),
                        exchange.getRequestHeaders().getFirst("X-WebExCC-Timestamp")));
        Integer status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 202 : status, -1);
        exchange.close();
    }
}
