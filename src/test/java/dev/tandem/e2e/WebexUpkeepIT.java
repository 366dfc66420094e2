package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service reconciles calls and watches its subscription by itself. */
@BesideOthers
final class WebexUpkeepIT {
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final Duration SETTLE = Duration.ofSeconds(1);

    /** After the notice, Salesforce is asked; and a busy machine is slow. */
    private static final Duration PATIENCE = PERIOD.multipliedBy(2).plus(Duration.ofSeconds(30));

    private static final int CALLS_AROUND_THE_KILL = 20;
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790091", "main")
                    .with("abandon.grace", "PT1S")
                    .with("omni-flow.enabled", "false");

    private static ConnectedWebex webex;
    private static World world;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        webex = new ConnectedWebex(directory, CENTER);
        World configured = World.in(directory).withOrg("main").withCenters(CENTER);
        String door =
                "http://127.0.0.1:" + configured.installation().httpPort() + "/webhooks/webex";
        world =
                webex.configure(configured)
                        .with("tandem.webex.reconciliation.period", PERIOD.toString())
                        .with("tandem.webex.reconciliation.settle", SETTLE.toString())
                        .with("tandem.webex.subscriptions.watch-period", "PT2S")
                        .with("tandem.webex.subscriptions.destination-url", door)
                        .start();
        webex.subscribe(world.process().url("/webhooks/webex"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> world.program().health().contains("reconciled until"));
    }

    @AfterAll
    static void stop() {
        world.close();
        webex.close();
    }

    @Test
    void a_lost_end_of_an_abandoned_call_is_healed_within_two_periods() {
        String call = UUID.randomUUID().toString();
        happens("task:new", call);
        happens("task:parked", call);
        await().atMost(PATIENCE).until(() -> asked(call).equals(List.of(CREATE_VOICE_CALL)));
        lost("task:ended", call);
        Instant ended = Instant.now();
        await().atMost(PATIENCE)
                .until(() -> world.program().interaction(call).contains("task:ended (reconciler)"));
        Duration took = Duration.between(ended, Instant.now());
        assertThat(took)
                .isLessThan(PERIOD.multipliedBy(2).plus(SETTLE).plus(Duration.ofSeconds(2)));
        untilClosed(call);
        assertThat(asked(call)).containsExactly(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void a_lost_start_of_a_call_that_is_over_leads_to_the_missed_call_record() {
        String unheard = UUID.randomUUID().toString();
        lost("task:new", unheard);
        lost("task:ended", unheard);
        String onlyEnded = UUID.randomUUID().toString();
        lost("task:new", onlyEnded);
        happens("task:ended", onlyEnded);
        for (String call : List.of(unheard, onlyEnded)) {
            untilClosed(call);
            assertThat(asked(call)).as(call).containsExactly(UPDATE_VOICE_CALL);
        }
        assertThat(world.program().metric("tandem_reconciliation_notices_total{type=\"started\"}"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void an_inactive_subscription_is_active_again_and_its_gap_is_filled() throws Exception {
        double before = world.program().metric("tandem_webex_subscriptions_reactivated_total");
        webex.simulated().deactivateAll();
        String call = UUID.randomUUID().toString();
        happens("task:new", call);
        happens("task:ended", call);
        await().atMost(PATIENCE).until(webex::allActive);
        untilClosed(call);
        assertThat(asked(call)).containsExactly(UPDATE_VOICE_CALL);
        assertThat(world.program().metric("tandem_webex_subscriptions_reactivated_total"))
                .isGreaterThan(before);
        assertThat(world.process().log())
                .contains("Webex had set a subscription inactive")
                .containsPattern("Events may be missing since 20[0-9T:.-]+Z: they are reconciled");
    }

    @Test
    void a_killed_process_goes_on_where_it_ended_and_doubles_nothing() throws Exception {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_AROUND_THE_KILL; i++) {
            calls.add(UUID.randomUUID().toString());
        }
        calls.forEach(call -> lost("task:new", call));
        calls.forEach(call -> lost("task:ended", call));
        await().atMost(PATIENCE).until(() -> calls.stream().anyMatch(it -> !asked(it).isEmpty()));
        world.process().kill();
        for (int i = 0; i < CALLS_AROUND_THE_KILL; i++) {
            String call = UUID.randomUUID().toString();
            calls.add(call);
            lost("task:new", call);
            lost("task:ended", call);
        }
        world.killAndLaunch();
        world.process().awaitReady();
        for (String call : calls) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> world.program().phase(call).equalsIgnoreCase("closed"));
            assertThat(asked(call)).as(call).containsOnly(UPDATE_VOICE_CALL);
        }
        assertThat(calls.stream().mapToInt(it -> asked(it).size()).sum())
                .as("one update for each; at most the ones in doubt at the kill are repeated")
                .isBetween(calls.size(), calls.size() + CALLS_AROUND_THE_KILL);
        assertThat(world.org("main").ledger().entries()).isNotEmpty();
    }

    private static void happens(String type, String call) {
        webex.happens(type, call, Instant.now()).join();
    }

    /** It happens, and Webex's webhook never arrives. */
    private static void lost(String type, String call) {
        webex.simulated().lose(1, 0);
        happens(type, call);
        webex.simulated().lose(0, 0);
    }

    private static void untilClosed(String call) {
        await().atMost(PATIENCE)
                .until(() -> world.program().phase(call).equalsIgnoreCase("closed"));
    }

    private static List<SimulatedEndpoint> asked(String call) {
        return PhoneCall.endpoints(world.org("main").ledger().ofInteraction(call));
    }
}
