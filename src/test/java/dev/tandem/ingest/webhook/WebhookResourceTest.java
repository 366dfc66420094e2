package dev.tandem.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.ingest.AtTheWebhookDoor;
import dev.tandem.ingest.IngestAlone;
import dev.tandem.ingest.IngestWorld;
import dev.tandem.ingest.WebhookCaller;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@InTurn
@TestProfile(IngestAlone.class)
class WebhookResourceTest extends AtTheWebhookDoor {
    private static final long TOLERANCE = Duration.ofMinutes(5).toMillis();

    @Test
    void a_signed_webhook_is_on_the_topic_byte_for_byte_when_it_is_answered() {
        String task = UUID.randomUUID().toString();
        String body = WebhookCaller.event(task).replace("\"q\"", "\"q  é\"");

        assertThat(webex.signed(body).statusCode()).isEqualTo(202);

        ConsumerRecord<String, String> record = recorded(task);
        assertThat(record.value()).isEqualTo(body);
        assertThat(headers(record))
                .containsEntry("door", "webhook")
                .containsEntry("subscription-id", "sub-1")
                .hasEntrySatisfying("key-id", id -> assertThat(id).matches("[0-9a-f]{8}"))
                .hasEntrySatisfying(
                        "received-at",
                        at ->
                                assertThat(Long.parseLong(at))
                                        .isBetween(
                                                System.currentTimeMillis() - 60_000,
                                                System.currentTimeMillis()));
    }

    @Test
    void an_event_about_no_task_is_recorded_under_its_own_id() {
        String id = UUID.randomUUID().toString();

        assertThat(webex.signed("{\"type\":\"agent:login\",\"id\":\"" + id + "\"}").statusCode())
                .isEqualTo(202);
        assertThat(recorded(id).value()).contains("agent:login");
    }

    @Test
    void whoever_has_no_secret_learns_nothing_about_a_body() {
        String readable = WebhookCaller.event("t");

        HttpResponse<String> first = webex.send(webex.signedWith("another secret", readable));
        HttpResponse<String> second = webex.send(webex.signedWith("another secret", "garbage"));

        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.body()).isEqualTo(first.body()).contains("wrong-signature");
        assertThat(second.headers().map()).isEqualTo(first.headers().map());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "{\"type\":\"task:new\"}"})
    void an_unsigned_body_is_refused_as_unsigned_whatever_it_is(String body) {
        HttpResponse<String> answer = webex.send(webex.request(body));

        assertProblem(answer, 401, "unsigned");
    }

    @Test
    void the_answer_to_a_signed_body_that_is_no_event_says_what_is_wrong() {
        assertProblem(webex.signed("[1,2"), 400, "unreadable");
        assertProblem(webex.signed(""), 400, "unreadable");
        assertProblem(webex.chunked(""), 400, "unreadable");
        assertThat(webex.signed("{}").body()).contains("no event type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Bearer nothing", "Negotiate", ""})
    void an_authorization_header_means_nothing_at_this_door(String authorization) {
        HttpResponse<String> answer =
                webex.send(
                        webex.signedWith(IngestWorld.SECRET, "[1,2")
                                .header("Authorization", authorization));

        assertProblem(answer, 400, "unreadable");
    }

    @Test
    void version_2_is_held_to_its_timestamp_in_both_directions() {
        long now = System.currentTimeMillis();
        long old = now - TOLERANCE - 5_000;
        long ahead = now + TOLERANCE + 60_000;

        assertThat(webex.signedAt(WebhookCaller.eventSentAt(now), now).statusCode()).isEqualTo(202);
        assertProblem(webex.signedAt(WebhookCaller.eventSentAt(old), old), 401, "stale-timestamp");
        assertProblem(
                webex.signedAt(WebhookCaller.eventSentAt(ahead), ahead), 401, "stale-timestamp");
        assertProblem(
                webex.signedAt(WebhookCaller.eventSentAt(now), now + 1), 401, "timestamp-differs");
        assertProblem(webex.signed(WebhookCaller.eventSentAt(now)), 401, "timestamp-missing");
    }

    @Test
    void a_body_over_the_limit_is_refused_with_and_without_a_length() {
        long before = metrics.count(WebhookOutcome.TOO_LARGE);
        String long1 = WebhookCaller.event("x".repeat(IngestWorld.MAX_BODY));

        assertProblem(webex.signed(long1), 413, "too-large");
        assertProblem(webex.chunked(long1), 413, "too-large");
        assertThat(metrics.count(WebhookOutcome.TOO_LARGE)).isEqualTo(before + 2);
    }

    @Test
    void a_body_in_chunks_is_taken_up_to_the_limit() {
        String body = WebhookCaller.event("t");
        String padded = body + " ".repeat(IngestWorld.MAX_BODY - body.length());

        assertThat(webex.chunked(padded).statusCode()).isEqualTo(202);
        assertProblem(webex.chunked(padded + " "), 413, "too-large");
    }

    @Test
    void what_http_refuses_is_a_problem_document_too() {
        assertProblem(
                webex.send(webex.request("{}").setHeader("Content-Type", "text/xml")),
                415,
                "not-json");
        assertProblem(webex.send(webex.request("").GET()), 405, "method-not-allowed");
        assertProblem(
                webex.send(HttpRequest.newBuilder(server.resolve("/nowhere"))), 404, "not-found");
    }

    @Test
    void a_body_without_a_type_is_taken_for_the_json_that_it_is() {
        String body = WebhookCaller.event("t");

        assertThat(webex.send(webex.untyped(body)).statusCode()).isEqualTo(202);
        assertThat(webex.send(webex.untyped("<xml/>")).statusCode()).isEqualTo(400);
    }

    @Test
    void json_may_name_its_charset() {
        String body = WebhookCaller.event("t");

        assertThat(
                        webex.send(
                                        webex.signedWith(IngestWorld.SECRET, body)
                                                .setHeader(
                                                        "Content-Type",
                                                        "application/json; charset=UTF-8"))
                                .statusCode())
                .isEqualTo(202);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body())
                .contains(
                        "\"type\":\"urn:tandem:problem:" + name + "\"",
                        "\"status\":" + status,
                        "\"title\":",
                        "\"detail\":");
    }

    private ConsumerRecord<String, String> recorded(String key) {
        Map<String, Object> settings = new HashMap<>(world.kafka());
        settings.put("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all =
                    consumer.partitionsFor(IngestWorld.TOPICS.webexEvents()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("Expected a record with key " + key + ", but there is none");
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
