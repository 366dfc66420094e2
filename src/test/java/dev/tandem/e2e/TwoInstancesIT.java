package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.e2e.TwoInstances.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the calls of one cluster; then one is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TwoInstancesIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    /** Over twelve partitions: one instance has none of them in one of two thousand runs. */
    private static final int MANY = 12;

    @TempDir static Path directory;
    private static TwoInstances two;
    private static List<PhoneCall> calls;
    private static List<PhoneCall> unclaimed;

    @BeforeAll
    static void calls_wait_at_both() throws IOException {
        two = TwoInstances.start(directory, CENTER);
        calls = Stream.generate(() -> two.callAt(two.first())).limit(MANY).toList();
        calls.forEach(call -> call.tells(started()));
        calls.forEach(call -> call.untilPhase("waiting"));
    }

    @AfterAll
    static void stop() {
        if (two != null) {
            two.close();
        }
    }

    private static List<PhoneCall> ownedBySecond() {
        return calls.stream().filter(two::isOwnedBySecond).toList();
    }

    @Test
    @Order(1)
    void each_instance_shows_every_call() {
        assertThat(ownedBySecond()).isNotEmpty().hasSizeLessThan(MANY);
        for (PhoneCall call : calls) {
            assertThat(two.second().interaction(call.id()))
                    .isEqualTo(two.first().interaction(call.id()))
                    .contains("\"phase\":\"waiting\"")
                    .containsPattern("create: attempt \\d, done");
        }
    }

    @Test
    @Order(2)
    void each_instance_lists_the_calls_of_both() throws IOException {
        for (Program instance : List.of(two.first(), two.second())) {
            JsonNode waiting = list(instance, "?state=waiting");
            assertThat(waiting.path("interactions").findValuesAsText("phase"))
                    .hasSize(MANY)
                    .containsOnly("waiting");
            assertThat(ids(waiting)).containsExactlyInAnyOrderElementsOf(ids(calls));
            assertThat(waiting.path("total").asInt()).isEqualTo(MANY);
            assertThat(waiting.path("partitionsMissing")).isEmpty();
            assertThat(waiting.path("unanswered")).isEmpty();
            assertThat(list(instance, "?state=closed").path("interactions")).isEmpty();
            assertThat(list(instance, "?limit=3").path("interactions")).hasSize(3);
        }
    }

    @Test
    @Order(3)
    void a_waiting_request_is_answered_when_another_instance_decides_the_routing()
            throws Exception {
        List<PhoneCall> unheard = Stream.generate(() -> two.callAt(two.second())).limit(6).toList();
        Instant asked = Instant.now();
        List<CompletableFuture<HttpResponse<String>>> answers =
                unheard.stream().map(TwoInstancesIT::askedAtFirst).toList();
        unheard.forEach(call -> call.tells(started()));
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).contains("\"status\":\"routed\"");
        }
        assertThat(Instant.now()).as("when all are answered").isBefore(asked.plusSeconds(10));
        unheard.forEach(call -> call.tells(ended()));
        unheard.forEach(PhoneCall::untilClosed);
    }

    @Test
    @Order(3)
    void a_listener_is_sent_the_changes_of_calls_that_the_other_instance_owns() throws Exception {
        try (ChangeStream changes = two.first().follow("?org=main")) {
            List<PhoneCall> some =
                    Stream.generate(() -> two.callAt(two.second())).limit(MANY).toList();
            some.forEach(call -> call.tells(started()));
            some.forEach(call -> changes.untilSent(call, "waiting"));
            assertThat(some.stream().filter(two::isOwnedBySecond)).isNotEmpty();
            some.forEach(call -> call.tells(ended()));
            some.forEach(call -> changes.untilSent(call, "closed"));
            assertThat(some)
                    .allSatisfy(call ->
                            assertThat(changes.of(call).getLast())
                                    .isEqualTo(
                                            list(two.first(), "?search=" + call.id())
                                                    .at("/interactions/0")));
        }
    }

    @Test
    @Order(3)
    void each_instance_shows_calls_that_became_dead_letters() {
        CallCenter unconfigured = CallCenter.of("unclaimed", "+18440000002", "main");
        unclaimed =
                Stream.generate(() -> new PhoneCall(unconfigured, two.org(), two.second()))
                        .limit(MANY)
                        .toList();
        unclaimed.forEach(call -> call.tells(started()));
        for (PhoneCall call : unclaimed) {
            call.untilPhase("parked");
            call.until(() -> assertThat(two.first().phase(call.id())).isEqualTo("parked"));
        }
    }

    private static CompletableFuture<HttpResponse<String>> askedAtFirst(PhoneCall call) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return two.first().ask("/interactions/" + call.id() + "?wait=PT10S");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    @Order(4)
    void with_console_keys_requests_without_a_key_are_refused() throws IOException {
        String path = "/interactions/" + calls.getFirst().id();
        HttpResponse<String> refused = two.first().ask(path, "Bearer e2e-console-key-012345678");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .anyMatch(way -> way.startsWith("Basic "))
                .anyMatch(way -> way.startsWith("Bearer "));
        assertThat(refused.body()).contains("key-needed").doesNotContain("waiting");
        assertThat(two.first().ask(path, basic("operator")).statusCode()).isEqualTo(200);
        assertThat(two.first().ask(path, basic("wrong")).statusCode()).isEqualTo(401);
    }

    private static String basic(String name) {
        byte[] words = (name + ":" + Installation.CONSOLE_KEY).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(words);
    }

    @Test
    @Order(5)
    void addresses_for_instances_refuse_operators() throws IOException {
        HttpResponse<String> refused = two.first().ask("/instance/interactions?limit=5");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("instances-only");
        assertThat(two.first().metric("tandem_instances_turned_away_total")).isPositive();
    }

    @Test
    @Order(5)
    void an_instance_shows_whole_numbers_of_calls_of_the_other() throws IOException {
        for (PhoneCall call : calls) {
            HttpResponse<String> shown =
                    two.first()
                            .post(
                                    "/interactions/" + call.id() + "/numbers",
                                    "{\"reason\":\"a complaint\"}");
            assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
            assertThat(shown.body()).contains(call.ani());
        }
        String whole =
                two.first()
                        .post(
                                "/exports/interactions",
                                "{\"state\":\"waiting\",\"numbers\":\"whole\",\"reason\":\"r\"}")
                        .body();
        assertThat(whole).contains(calls.stream().map(PhoneCall::ani).toList());
        assertThat(whole).contains("\"exported\":" + MANY + ",\"complete\":true");
        assertThat(two.second().ask("/audit?what=revealed&limit=200").body())
                .contains(ids(calls))
                .doesNotContain(calls.stream().map(PhoneCall::ani).toList());
    }

    @Test
    @Order(6)
    void calls_of_a_killed_instance_continue_at_the_other() throws Exception {
        PhoneCall orphan = ownedBySecond().getFirst();
        two.killSecond();

        HttpResponse<String> unavailable = two.first().ask("/interactions/" + orphan.id());
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();
        assertThat(unavailable.body()).contains("does not answer", two.addressOfSecond());
        JsonNode half = list(two.first(), "?state=waiting");
        assertThat(half.path("unanswered").findValuesAsText("instance"))
                .containsExactly(two.addressOfSecond());
        assertThat(half.path("partitionsMissing")).isNotEmpty();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> two.first().phase(orphan.id()).equals("waiting"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> list(two.first(), "").path("partitionsMissing").isEmpty());
        assertThat(ids(list(two.first(), "?state=waiting")))
                .containsExactlyInAnyOrderElementsOf(ids(calls));
        orphan.tells(ended()).closesAfter(abandoned());
        assertThat(unclaimed)
                .allSatisfy(call -> assertThat(two.first().phase(call.id())).isEqualTo("parked"));
    }

    private static List<String> ids(JsonNode list) {
        return list.path("interactions").findValues("interactionId").stream()
                .map(JsonNode::asText)
                .distinct()
                .toList();
    }

    private static List<String> ids(List<PhoneCall> some) {
        return some.stream().map(PhoneCall::id).toList();
    }
}
