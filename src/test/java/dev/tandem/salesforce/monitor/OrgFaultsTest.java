package dev.tandem.salesforce.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.embedded.LoopbackPorts;
import dev.tandem.salesforce.OrgCircuit;
import dev.tandem.salesforce.OrgServer;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.SalesforceRoomOnly;
import dev.tandem.salesforce.TestKey;
import dev.tandem.salesforce.WithOrg;
import dev.tandem.salesforce.settings.Org;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an org that is not well does to the commands sent to it. */
@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class OrgFaultsTest extends WithOrg {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void an_answer_that_comes_too_late_leaves_doubt() {
        try (Org slow = new Org(tokens, numbers, TestKey.in(folder), Samples.timeouts(SHORT))) {
            slow.server.onCall = request -> Reply.of(200, OrgServer.CREATED).after(3000);
            assertThat(slow.execute(Samples.CREATE))
                    .isEqualTo(new CommandUnavailable("no answer within the time-out", true, null));
            assertThat(slow.server.calls).hasSize(1);
        }
    }

    @Test
    void a_connection_that_breaks_after_the_request_leaves_doubt() {
        org.server.onCall = request -> Reply.dropped();
        assertThat(org.execute(Samples.CREATE))
                .isEqualTo(
                        new CommandUnavailable(
                                "the connection broke before the answer", true, null));
        assertThat(org.server.calls).hasSize(1);
    }

    @Test
    void an_org_that_cannot_be_reached_was_surely_not_asked_and_is_tried_twice() {
        int unused = LoopbackPorts.free(1).getFirst();
        org.server.onToken =
                request ->
                        Reply.of(
                                200,
                                "{\"access_token\":\"t\",\"instance_url\":\"http://127.0.0.1:%d\"}"
                                        .formatted(unused));
        assertThat(org.execute(Samples.CREATE))
                .isEqualTo(
                        new CommandUnavailable(
                                "no connection: refused, or not made in time", false, null));
        assertThat(org.metrics.events)
                .containsExactly(
                        "token emea ISSUED",
                        "request emea create UNAVAILABLE",
                        "request emea create UNAVAILABLE");
        assertThat(org.health.faults().get(Org.NAME).configuration()).isFalse();
    }

    @Test
    void salesforces_no_comes_back_in_its_own_words() {
        org.server.onCall =
                request ->
                        Reply.of(
                                400,
                                "{\"data\":null,\"errors\":[\"Invalid call"
                                        + " center\"],\"success\":false}");
        assertThat(org.execute(Samples.CREATE))
                .isEqualTo(new CommandRefused(List.of("Invalid call center")));
    }

    @Test
    void a_missing_permission_is_said_with_what_to_change() {
        org.server.onCall =
                request ->
                        Reply.of(
                                403,
                                "[{\"message\":\"no"
                                        + " access\",\"errorCode\":\"INSUFFICIENT_ACCESS\"}]");
        CommandUnavailable fault = (CommandUnavailable) org.execute(Samples.OMNI_FLOW);
        assertThat(fault.reason())
                .contains("INSUFFICIENT_ACCESS")
                .contains("Setup > Permission Sets");
        assertThat(fault.mayHaveExecuted()).isFalse();
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(org.metrics.events).contains("configuration fault emea");
        assertThat(org.health.faults().get(Org.NAME).words()).isEqualTo(fault.reason());
    }

    @Test
    void a_rate_limit_with_retry_after_keeps_every_call_back_that_long() {
        org.server.onCall = request -> Reply.of(429, "").with("Retry-After", "20");
        CommandUnavailable limited = (CommandUnavailable) org.execute(Samples.CREATE);
        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(limited.mayHaveExecuted()).isFalse();

        CommandUnavailable next = (CommandUnavailable) org.execute(Samples.CLEAR);
        assertThat(next.retryAfter()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(org.server.calls).hasSize(1);
        assertThat(org.metrics.events).contains("held back emea clear");

        org.server.onCall = request -> Reply.of(200, OrgServer.CREATED);
        org.putClockForward(Duration.ofSeconds(21));
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
    }

    @Test
    void an_unavailable_org_may_say_when_to_come_back() {
        org.server.onCall = request -> Reply.of(503, "Sorry").with("Retry-After", "7");
        CommandUnavailable unavailable = (CommandUnavailable) org.execute(Samples.CREATE);
        assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(unavailable.mayHaveExecuted()).isTrue();
    }

    @Test
    void a_used_up_quota_keeps_calls_back_for_long() {
        org.server.onCall =
                request ->
                        Reply.of(
                                403,
                                "[{\"message\":\"TotalRequests Limit"
                                    + " exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
        org.execute(Samples.CREATE);
        org.putClockForward(Duration.ofMinutes(9));
        CommandUnavailable heldBack = (CommandUnavailable) org.execute(Samples.CREATE);
        assertThat(heldBack.mayHaveExecuted()).isFalse();
        assertThat(heldBack.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
        assertThat(org.server.calls).hasSize(1);
        assertThat(org.metrics.circuit(Org.NAME)).isEqualTo(SalesforceMetrics.Circuit.OPEN);

        org.server.onCall = request -> Reply.of(200, OrgServer.CREATED);
        org.putClockForward(Duration.ofMinutes(1));
        assertThat(org.metrics.circuit(Org.NAME)).isEqualTo(SalesforceMetrics.Circuit.CLOSED);
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
    }

    @Test
    void an_org_that_keeps_failing_is_left_alone_and_asked_again_soon() {
        org.server.onCall = request -> Reply.of(502, "Bad Gateway");
        org.executeAtOnce(OrgCircuit.VOLUME, Samples.CREATE);
        SalesforceResult heldBack = org.execute(Samples.CREATE);
        assertThat(((CommandUnavailable) heldBack).mayHaveExecuted()).isFalse();
        assertThat(org.server.calls).hasSize(OrgCircuit.VOLUME);
        assertThat(org.metrics.events).contains("held back emea create");
        assertThat(org.metrics.circuit(Org.NAME)).isEqualTo(SalesforceMetrics.Circuit.OPEN);

        org.server.onCall = request -> Reply.of(200, OrgServer.CREATED);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> org.execute(Samples.CREATE) instanceof VoiceCallCreated);
        assertThat(org.metrics.circuit(Org.NAME)).isEqualTo(SalesforceMetrics.Circuit.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "503, SERVER_UNAVAILABLE",
        "500, APEX_ERROR",
        "500, UNKNOWN_EXCEPTION",
        "503, UNABLE_TO_LOCK_ROW"
    })
    void so_is_one_that_fails_in_readable_words(int status, String code) {
        org.server.onCall =
                request ->
                        Reply.of(
                                status,
                                "[{\"message\":\"Sorry\",\"errorCode\":\"%s\"}]".formatted(code));
        org.executeAtOnce(OrgCircuit.VOLUME, Samples.CREATE);
        assertThat(org.metrics.circuit(Org.NAME)).isEqualTo(SalesforceMetrics.Circuit.OPEN);
        OrgHealth.OrgFault fault = org.health.faults().get(Org.NAME);
        assertThat(fault.words()).contains(code + ": Sorry");
        assertThat(fault.times()).isEqualTo(OrgCircuit.VOLUME);
        assertThat(fault.configuration()).isFalse();
    }

    @Test
    void refusals_do_not_open_the_circuit() {
        org.server.onCall = request -> Reply.of(200, "{\"errors\":\"no\",\"success\":false}");
        assertThat(org.executeAtOnce(3 * OrgCircuit.VOLUME, Samples.CREATE))
                .allMatch(CommandRefused.class::isInstance);
        assertThat(org.server.calls).hasSize(3 * OrgCircuit.VOLUME);
    }
}
