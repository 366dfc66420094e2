package dev.tandem.ingest.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.InTurn;
import dev.tandem.ingest.EventRecorder;
import dev.tandem.ingest.IngestAlone;
import dev.tandem.ingest.IngestWorld;
import dev.tandem.ingest.flow.FlowCaller;
import dev.tandem.ingest.flow.JournalWriter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@InTurn
@TestProfile(IngestAlone.class)
class FlowResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI server;

    @Inject EventRecorder recorder;
    @Inject RoutingDecisions decisions;
    @Inject KafkaClientService clients;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final String id = UUID.randomUUID().toString();
    private FlowCaller flow;
    private JournalWriter journal;

    @BeforeEach
    void the_door_is_open() {
        flow = new FlowCaller(server);
        journal = new JournalWriter(kafka);
        await().until(() -> recorder.producerHealthy() && isListening());
    }

    private boolean isListening() {
        return decisions.listening().toCompletableFuture().join();
    }

    @AfterEach
    void no_flow_waits_any_more() {
        journal.close();
        await().untilAsserted(() -> assertThat(decisions.waiters().waiting()).isZero());
    }

    @Test
    void a_flow_receives_the_decision_when_it_comes() throws IOException {
        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=PT10S");
        journal.created(id);
        journal.routed(id);

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.join().body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"data":{"interactionId":"%1$s","vendorCallKey":"wxcc_%1$s",
                                "voiceCallId":"0LQ1","callStartTime":"2026-02-06T21:09:02.712Z",
                                "queue":"Support","agent":null,
                                "voiceCallReference":"0LQ1;wxcc_%1$s","status":"routed","route":"queue",
                                "screenPopUrl":"https://crm.example.com/0LQ1"},
                                "errors":null,"success":true}
                                """
                                        .formatted(id)));
    }

    @Test
    void a_flow_may_ask_for_empty_texts_in_place_of_nulls() throws IOException {
        HttpResponse<String> answer =
                flow.send("?wait=PT0S&nulls=empty", FlowCaller.newContact(id));
        JsonNode data = JSON.readTree(answer.body()).path("data");
        for (String field :
                List.of(
                        "voiceCallId",
                        "callStartTime",
                        "queue",
                        "agent",
                        "voiceCallReference",
                        "screenPopUrl")) {
            assertThat(data.path(field).textValue()).as(field).isEmpty();
        }
        assertThat(data.path("route").asText()).isEqualTo("default");
    }

    @Test
    void a_connector_learns_whether_its_key_is_live() throws Exception {
        for (String authorization :
                List.of(
                        "Bearer " + IngestWorld.FLOW_KEY,
                        FlowCaller.basic(IngestWorld.FLOW, IngestWorld.FLOW_KEY))) {
            HttpResponse<String> answer = flow.check(authorization);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"name\":\"" + IngestWorld.FLOW + "\"}");
        }
        assertThat(flow.check("Bearer another-key").statusCode()).isEqualTo(401);
        assertThat(flow.check("").statusCode()).isEqualTo(401);
    }

    @Test
    void every_request_of_a_call_receives_the_decision() {
        CompletableFuture<HttpResponse<String>> first = waiting("?wait=PT10S");
        CompletableFuture<HttpResponse<String>> again =
                flow.sendLater("?wait=PT10S", FlowCaller.newContact(id));
        await().until(() -> decisions.waiters().waiting() == 2);
        journal.routed(id);

        assertThat(again.join().body()).isEqualTo(first.join().body()).contains("routed");
    }

    @Test
    void when_the_wait_is_over_a_flow_receives_what_is_known() throws IOException {
        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=PT1S");
        journal.created(id);

        JsonNode data = JSON.readTree(answer.join().body()).path("data");
        assertThat(data.path("status").asText()).isEqualTo("pending");
        assertThat(data.path("voiceCallReference").asText()).isEqualTo("0LQ1;wxcc_" + id);
    }

    @Test
    void a_flow_that_does_not_want_to_wait_receives_pending() {
        assertThat(flow.send("?wait=PT0S", FlowCaller.newContact(id)))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .extracting(HttpResponse::body)
                .asString()
                .contains("\"status\":\"pending\"", "\"voiceCallId\":null");
    }

    @Test
    void a_call_of_no_contact_centre_is_not_waited_for() {
        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=PT10S");
        journal.withoutContactCentre(id);
        assertThat(answer.join().body()).contains("\"status\":\"unavailable\"");
    }

    @Test
    void a_call_that_is_over_is_not_waited_for() {
        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=PT10S");
        journal.garbage(id);
        journal.closedUndecided(id);
        assertThat(answer.join().body()).contains("\"status\":\"unavailable\"");
    }

    @Test
    void after_a_failure_the_journal_is_followed_again() {
        var _ =
                clients.getConsumer(RoutingJournal.CHANNEL)
                        .runOnPollingThread(FlowResourceTest::loseThePartitions)
                        .await()
                        .atMost(Duration.ofSeconds(10));
        await().until(() -> !decisions.following());
        await().until(decisions::following);

        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=PT10S");
        journal.routed(id);
        assertThat(answer.join().body()).contains("\"status\":\"routed\"");
    }

    @Test
    void while_nobody_waits_the_journal_is_not_read_and_who_comes_receives_the_decision() {
        await().until(() -> {
            journal.created(UUID.randomUUID().toString());
            return !decisions.following();
        });
        assertThat(pausedPartitions()).isPositive();

        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=PT10S");
        await().until(() -> decisions.following() && pausedPartitions() == 0);
        journal.routed(id);
        assertThat(answer.join().body()).contains("\"status\":\"routed\"");
    }

    private int pausedPartitions() {
        return clients.getConsumer(RoutingJournal.CHANNEL)
                .runOnPollingThread(consumer -> {
                    return consumer.paused().size();
                })
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** The next poll fails: a consumer without partitions cannot poll. */
    private static void loseThePartitions(Consumer<?, ?> consumer) {
        consumer.unsubscribe();
    }

    @Test
    void one_waiter_too_many_receives_at_once_what_is_known() {
        List<CompletableFuture<HttpResponse<String>>> waiting =
                IntStream.range(0, IngestWorld.MAX_WAITERS)
                        .mapToObj(_ -> flow.sendLater("?wait=PT10S", FlowCaller.newContact(id)))
                        .toList();
        await().until(() -> decisions.waiters().waiting() == IngestWorld.MAX_WAITERS);

        String other = UUID.randomUUID().toString();
        HttpResponse<String> tooMany = flow.send("?wait=PT10S", FlowCaller.newContact(other));
        assertThat(tooMany.statusCode()).isEqualTo(200);
        assertThat(tooMany.body()).contains(other, "\"status\":\"pending\"");

        journal.routed(id);
        assertThat(waiting).allSatisfy(it -> assertThat(it.join().body()).contains("routed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AgentOffered",
                "AgentAnswered",
                "AgentAccepted",
                "AgentDisconnected",
                "PhoneContactEnded",
                "SomethingNew"
            })
    void no_request_waits_about_other_events(String event) {
        HttpResponse<String> answer = flow.send("", FlowCaller.event(event, id));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer a-key-of-nobody-at-all", "Basic !!!", "basic"})
    void a_request_without_a_live_key_is_refused(String authorization)
            throws IOException, InterruptedException {
        var request = flow.request("", FlowCaller.newContact(id));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = flow.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(2);
        assertThat(answer.body()).contains("urn:tandem:problem:no-key", "tandem.flow.keys-file");
    }

    @Test
    void a_request_that_the_door_cannot_take_needs_no_key_to_be_refused() throws Exception {
        HttpResponse<String> method =
                flow.send(flow.request("", "").method("PUT", BodyPublishers.ofString("{}")));
        assertThat(method.statusCode()).isEqualTo(405);
        HttpResponse<String> type =
                flow.send(flow.request("", "{}").setHeader("Content-Type", "text/plain"));
        assertThat(type.statusCode()).isEqualTo(415);
    }

    @Test
    void name_and_key_are_admitted_too() throws IOException, InterruptedException {
        var request = flow.request("", FlowCaller.event("AgentOffered", id));
        request.header("Authorization", FlowCaller.basic(IngestWorld.FLOW, IngestWorld.FLOW_KEY));
        assertThat(flow.send(request).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT11S", "-PT1S", "1500", "soon"})
    void a_wait_that_is_none_is_refused(String wait) {
        HttpResponse<String> answer = flow.send("?wait=" + wait, FlowCaller.newContact(id));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:tandem:problem:no-wait", "PT1.5S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"event\":\"NewPhoneContact\",\"ani\":\"\"+1480\"\"}",
                "{\"interactionId\":\"x\"}",
                "{\"event\":\"NewPhoneContact\"}",
                "{\"type\":\"task:new\",\"interactionId\":\"x\"}",
                "{\"event\":\"NewPhoneContact\",\"interactionId\":\"{{id}}\",\"ani\":\"+1480\"}"
            })
    void what_is_no_event_of_a_flow_is_refused(String body) {
        HttpResponse<String> answer = flow.send("", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:tandem:problem:unreadable").doesNotContain("+1480");
    }

    @Test
    void a_body_longer_than_allowed_is_refused() {
        String body = FlowCaller.newContact("x".repeat(10_000));
        assertThat(flow.send("", body).statusCode()).isEqualTo(413);
    }

    /** Returns once the flow's request is known to wait: the state machine is never faster. */
    private CompletableFuture<HttpResponse<String>> waiting(String query) {
        CompletableFuture<HttpResponse<String>> answer =
                flow.sendLater(query, FlowCaller.newContact(id));
        await().pollInterval(Duration.ofMillis(5)).until(() -> decisions.waiters().awaits(id));
        return answer;
    }
}
