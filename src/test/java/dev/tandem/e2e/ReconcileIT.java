package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Webex loses some of its webhooks. {@code -Dtandem.reconciled-calls=1000} plays more calls than
 * the tests do otherwise.
 */
final class ReconcileIT {
    private static final int CALLS = Integer.getInteger("tandem.reconciled-calls", 60);
    private static final double LOST = 0.1;
    private static final Duration PATIENCE = Duration.ofSeconds(60 + CALLS / 5);
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790081", "main").with("abandon.grace", "PT1S");

    @TempDir Path directory;
    private SimulatedWebex webex;
    private World world;

    /** One call: every other one is answered. */
    private record Call(String id, boolean answered) {}

    @BeforeEach
    void start() throws Exception {
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
        Path secret = Files.writeString(directory.resolve("client-secret"), "client-secret\n");
        Path refresh = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        world =
                World.in(directory)
                        .withOrg("main")
                        .withCenters(CENTER)
                        .with("tandem.webex.api.base-url", webex.url())
                        .with("tandem.webex.api.client-id", "app")
                        .with("tandem.webex.api.client-secret-file", secret.toString())
                        .with("tandem.webex.api.refresh-token-file", refresh.toString())
                        .start();
        try (WebexApi api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC())) {
            new Subscriptions(api)
                    .create(
                            "Tandem task",
                            world.process().url("/webhooks/webex").toString(),
                            "task:1.0.0",
                            Subscriptions.EVENT_TYPES.get("task:1.0.0"),
                            Installation.SECRET);
        }
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
        webex.lose(LOST, 42);
        calls.forEach(call -> happens("task:new", call, began));
        awaitQuiet();
        calls.forEach(call -> happens("task:parked", call, began.plusSeconds(5)));
        awaitQuiet();
        calls.stream()
                .filter(Call::answered)
                .forEach(call -> happens("task:connected", call, began.plusSeconds(20)));
        calls.forEach(call -> happens("task:ended", call, began.plusSeconds(60)));
        awaitQuiet();
        long before = calls.stream().filter(this::isRight).count();

        CommandRun run =
                CommandRun.of(
                        directory,
                        world.installation().kafkaPort(),
                        "reconcile",
                        "--from",
                        began.minusSeconds(60).toString());
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("%,d calls in Webex".formatted(CALLS));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(calls).filteredOn(it -> !isRight(it)).isEmpty());
        System.out.printf(
                "%d of %d events were lost; %d of %d calls had their record before the"
                        + " reconciliation, and all after it%n",
                webex.lost(), eventsOf(calls), before, CALLS);
        assertThat(webex.lost()).isPositive();
        assertThat(before).isLessThan(CALLS);

        CommandRun again =
                CommandRun.of(
                        directory,
                        world.installation().kafkaPort(),
                        "reconcile",
                        "--from",
                        began.minusSeconds(60).toString());
        assertThat(again.out()).contains(" 0 of them not heard in full: 0 notices written");
    }

    private static long eventsOf(List<Call> calls) {
        return calls.stream().mapToLong(call -> call.answered() ? 4 : 3).sum();
    }

    /** Closed as it ended; an abandoned one is updated in Salesforce, an answered one is not. */
    private boolean isRight(Call call) {
        String interaction = world.program().interaction(call.id());
        long updates =
                PhoneCall.endpoints(world.org("main").ledger().ofInteraction(call.id())).stream()
                        .filter(it -> it == UPDATE_VOICE_CALL)
                        .count();
        return world.program().phase(call.id()).equalsIgnoreCase("closed")
                && interaction.contains(
                        call.answered() ? "\"outcome\":\"answered\"" : "\"outcome\":\"abandoned")
                && updates == (call.answered() ? 0 : 1);
    }

    private void happens(String type, Call call, Instant at) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("channelType", "telephony");
        data.put("direction", "INBOUND");
        data.put("origin", "+14805550100");
        data.put("destination", CENTER.dialedNumber());
        if (!type.equals("task:new")) {
            data.put("queueId", "5b2f7c1e-6a7d-4c55-9f0e-0c1de4f0a3b1");
        }
        webex.happens(type, call.id(), data, at.toEpochMilli()).join();
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
