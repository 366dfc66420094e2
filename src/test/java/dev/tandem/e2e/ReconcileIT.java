package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Webex loses some of its webhooks. {@code -Dtandem.reconciled-calls=1000} plays more calls than
 * the tests do otherwise.
 */
@BesideOthers
final class ReconcileIT {
    private static final int CALLS = Integer.getInteger("tandem.reconciled-calls", 60);
    private static final double LOST = 0.1;

    /**
     * An answered call of which only the end was heard counts as abandoned after this time: what is
     * reconciled later is too late for it. So long an end also waits for its start, as it does
     * where the service reconciles.
     */
    private static final Duration GRACE = Duration.ofSeconds(40 + CALLS / 8);

    private static final Duration PATIENCE = GRACE.plusSeconds(60 + CALLS / 5);

    /** So many webhooks are on their way at once. */
    private static final int AT_ONCE = 20;

    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790081", "main").with("abandon.grace", GRACE.toString());

    @TempDir Path directory;
    private ConnectedWebex webex;
    private World world;
    private long events;

    /** One call: every other one is answered. */
    private record Call(String id, boolean answered) {}

    @BeforeEach
    void start() throws Exception {
        webex = new ConnectedWebex(directory, CENTER);
        world =
                webex.configure(World.in(directory).withOrg("main").withCenters(CENTER))
                        .with("tandem.interactions.orphan-wait", GRACE.toString())
                        .start();
        webex.subscribe(world.process().url("/webhooks/webex"));
    }

    @AfterEach
    void stop() {
        world.close();
        webex.close();
    }

    @Test
    void every_call_has_its_record_although_a_tenth_of_the_webhooks_is_lost() throws Exception {
        Instant began = Instant.now().minus(Duration.ofMinutes(10));
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(new Call(UUID.randomUUID().toString(), i % 2 == 0));
        }
        List<Call> answered = calls.stream().filter(Call::answered).toList();
        long askedByTheTest = webex.simulated().received();
        webex.simulated().lose(LOST, 42);
        happen("task:new", calls, began);
        happen("task:parked", calls, began.plusSeconds(5));
        awaitQuiet();
        happen("task:connected", answered, began.plusSeconds(20));
        happen("task:ended", calls, began.plusSeconds(60));
        awaitQuiet();
        long before = calls.stream().filter(this::isOnItsWay).count();
        assertThat(webex.simulated().received())
                .as("the service asks Webex nothing by itself")
                .isEqualTo(askedByTheTest);

        CommandRun run = reconcile(began);
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("%,d calls in Webex".formatted(CALLS));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(calls).filteredOn(it -> !isRight(it)).isEmpty());
        long after = calls.stream().filter(this::isRight).count();
        System.out.printf(
                "%d of %d events were lost; %d of %d calls were about to have their record before"
                        + " the reconciliation, and %d have it after it%n",
                webex.simulated().lost(), events, before, CALLS, after);
        System.out.println(run.out().strip());
        assertThat(webex.simulated().lost()).isPositive();
        assertThat(calls)
                .as("without push-back no contact is written to")
                .allMatch(it -> webex.simulated().patchesOf(it.id()) == 0);
        assertThat(before).isLessThan(CALLS);
        assertThat(reconcile(began).out())
                .contains(" 0 of them not heard in full: 0 notices written");
    }

    private CommandRun reconcile(Instant began) throws Exception {
        return CommandRun.of(
                directory,
                world.installation().kafkaPort(),
                "reconcile",
                "--from",
                began.minusSeconds(60).toString());
    }

    /** Nothing more need be heard: it is closed as it ended, or waits for the grace time only. */
    private boolean isOnItsWay(Call call) {
        return call.answered()
                ? isRight(call)
                : world.program().phase(call.id()).equalsIgnoreCase("abandoning");
    }

    /** Closed as it ended; an abandoned one is updated in Salesforce, an answered one is not. */
    private boolean isRight(Call call) {
        String interaction = world.program().interaction(call.id());
        long updates =
                PhoneCall.endpoints(world.org("main").ledger().ofInteraction(call.id())).stream()
                        .filter(it -> it == UPDATE_VOICE_CALL)
                        .count();
        return interaction.contains("\"phase\":\"closed\"")
                && interaction.contains(
                        call.answered() ? "\"outcome\":\"answered\"" : "\"outcome\":\"abandoned")
                && updates == (call.answered() ? 0 : 1);
    }

    private void happen(String type, List<Call> calls, Instant at) {
        List<CompletableFuture<Void>> onTheWay = new ArrayList<>();
        for (Call call : calls) {
            events++;
            onTheWay.add(webex.happens(type, call.id(), at));
            if (onTheWay.size() == AT_ONCE) {
                onTheWay.forEach(CompletableFuture::join);
                onTheWay.clear();
            }
        }
        onTheWay.forEach(CompletableFuture::join);
    }

    /** What was heard is worked off: the org receives nothing more. */
    private void awaitQuiet() {
        AtomicLong known = new AtomicLong(-1);
        await().atMost(PATIENCE)
                .during(Duration.ofSeconds(4))
                .until(() -> {
                    long received = world.org("main").ledger().count();
                    return known.getAndSet(received) == received;
                });
    }
}
