package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CLEAR_ROUTING;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.QUERY;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.TOKEN;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Faults in the setup of an org; each test has an org of its own. */
@Execution(ExecutionMode.CONCURRENT)
final class OrgAdministrationIT {
    private static final CallCenter WITH_SECRET = center("secret", "+18445790021");
    private static final CallCenter WITH_WRONG_KEY = center("wrongkey", "+18445790022");
    private static final CallCenter REVOKED = center("revoked", "+18445790023");
    private static final CallCenter LIMITED = center("limited", "+18445790024");
    private static final SimulatorKeys RIGHT = SimulatorKeys.generate();
    private static final CallCenter CAREFUL = center("careful", "+18445790025");

    @TempDir static Path directory;
    private static World world;
    private static Instant startedAt = Instant.MAX;

    private static CallCenter center(String name, String dialedNumber) {
        return CallCenter.of(name, dialedNumber, name).with("abandon.grace", "PT1S");
    }

    @BeforeAll
    static void start() throws IOException {
        world =
                World.in(directory)
                        .withSecretOrg("secret")
                        .withOrg("wrongkey")
                        .withOrg("revoked")
                        .withOrg("limited", "max-concurrency", "2")
                        .withOrg(
                                "careful",
                                "timeouts.create",
                                "PT1S",
                                "verify-before-repeat",
                                "true")
                        .withCenters(WITH_SECRET, WITH_WRONG_KEY, REVOKED, LIMITED, CAREFUL);
        world.org("wrongkey").setUp(world.app(RIGHT, Installation.USERNAME));
        world.start();
        startedAt = Instant.now();
        world.process().awaitStarted();
    }

    @AfterAll
    static void stop() {
        world.closeWithCleanLog();
    }

    @Test
    void an_org_may_know_the_program_by_a_secret() {
        PhoneCall call = world.call(WITH_SECRET).tells(started());
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW).tells(ended());
        call.closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, CLEAR_ROUTING, UPDATE_VOICE_CALL);
        assertThat(world.org("secret").ledger().entries().getFirst().body())
                .hasToString(
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"%s\"}"
                                .formatted(Installation.CONSUMER_KEY));
    }

    @Test
    void a_key_of_another_certificate_is_reported_and_the_right_one_needs_no_restart() {
        SimulatedSalesforce org = world.org("wrongkey");
        PhoneCall call = world.call(WITH_WRONG_KEY).tells(started());
        call.untilShown("upload the certificate that belongs to private-key-file");
        world.call(WITH_WRONG_KEY).tells(started()).untilShown("no token:");
        long asked = org.ledger().count(TOKEN);
        long minutes = Duration.between(startedAt, Instant.now()).toMinutes();
        assertThat(asked).as("one request a minute").isBetween(1L, 2 + minutes);
        assertReported("wrongkey", "no token: invalid_grant: invalid assertion");

        RIGHT.writePrivateKey(world.installation().keyFile("wrongkey"));
        awaitNextTry(call);
        assertThat(org.ledger().count(TOKEN)).isBetween(asked + 1, asked + 2);
        assertThat(world.program().health()).doesNotContain("\"wrongkey\"");
    }

    @Test
    void a_revoked_approval_is_reported_and_calls_get_their_record_when_it_is_restored() {
        SimulatedSalesforce org = world.org("revoked");
        world.call(REVOKED).tells(started()).untilShown("\"status\":\"routed\"");
        org.setUp(world.app(world.keys(), "another@else.example"));
        org.revokeTokens();
        PhoneCall call = world.call(REVOKED).tells(started());
        call.untilShown("Permitted Users to 'Admin approved users are pre-authorized'");
        assertReported("revoked", "hasn't approved this consumer");

        org.setUp(world.app(world.keys(), Installation.USERNAME));
        awaitNextTry(call);
        assertThat(org.ledger().count(TOKEN)).isEqualTo(3);
        assertThat(world.program().health()).doesNotContain("\"revoked\"");
    }

    @Test
    void past_the_daily_limit_no_request_is_sent_and_no_flow_waits() {
        SimulatedSalesforce org = world.org("limited");
        world.call(LIMITED).tells(started()).untilShown("\"status\":\"routed\"");
        org.behave(OrgBehaviour.LIKELY.withDailyRequests(2));
        Flow flow = world.program().flow();
        List<PhoneCall> calls = Stream.generate(() -> world.call(LIMITED)).limit(30).toList();
        List<CompletableFuture<JsonNode>> answers;
        try (ExecutorService flows = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    calls.stream()
                            .map(call -> supplyAsync(() -> flow.decided(call), flows))
                            .toList();
        }
        assertThat(answers)
                .as("answered long before the deadline of the command")
                .extracting(answer -> answer.join().path("status").asText())
                .containsOnly("unavailable");
        List<PhoneCall> sent = calls.stream().filter(it -> !it.requests().isEmpty()).toList();
        assertThat(sent).as("reached the limit, at most one in each slot").hasSizeBetween(1, 2);
        assertThat(
                        world.program()
                                .metric(
                                        "tandem_salesforce_held_back_total{kind=\"create\",org=\"limited\""))
                .isEqualTo(calls.size() - sent.size());
        assertThat(world.program().health()).contains("daily API quota of the org is used up");
        assertThat(metric("circuit", "limited")).isEqualTo(2);
        assertThat(metric("api_used", "limited")).isEqualTo(2);
        assertThat(metric("api_limit", "limited")).isEqualTo(2);
    }

    @Test
    void a_create_in_doubt_finds_its_record_instead_of_making_a_second_one() {
        SimulatedSalesforce org = world.org("careful");
        org.behave(OrgBehaviour.LIKELY.withSecondRecordForSameKey());
        PhoneCall call = world.call(CAREFUL);
        org.faults().add(slow(CREATE_VOICE_CALL).forInteraction(call.id()));
        call.tells(started())
                .until(() ->
                        assertThat(PhoneCall.endpoints(call.requests()))
                                .contains(EXECUTE_OMNI_FLOW));
        call.tells(ended()).untilClosed();
        // A busy machine may not send the first attempt, and the next one asks first, too.
        assertThat(PhoneCall.endpoints(call.requests()))
                .containsOnlyOnce(CREATE_VOICE_CALL)
                .containsSubsequence(
                        CREATE_VOICE_CALL,
                        QUERY,
                        EXECUTE_OMNI_FLOW,
                        CLEAR_ROUTING,
                        UPDATE_VOICE_CALL);
        assertThat(call.requests())
                .extracting(request -> request.voiceCallId())
                .filteredOn(Objects::nonNull)
                .as("one record for all of them")
                .containsOnly(org.voiceCallOf(call.id()).id());
        call.untilShown("already there: an earlier attempt had created the record");
    }

    /** After a fault that an administrator has to correct, the next attempt follows in a minute. */
    private static void awaitNextTry(PhoneCall call) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> world.program().interaction(call.id()).contains("\"routed\""));
    }

    private static void assertReported(String org, String words) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    assertThat(world.process().healthStatus("ready")).isEqualTo(200);
                    assertThat(world.program().health()).contains("\"" + org + "\"", words);
                    assertThat(metric("configuration_faults_total", org)).isPositive();
                });
    }

    private static double metric(String name, String org) {
        return world.program().metric("tandem_salesforce_" + name + "{org=\"" + org + "\"");
    }
}
