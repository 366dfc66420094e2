package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S21: the process is killed at any moment and started again. */
final class KilledProcessIT {
    private static final int KILLS = 4;
    private static final int CALLS_PER_KILL = 8;

    /** Three times the limit on a machine without other load; the measured time is printed. */
    private static final Duration WORKS_AGAIN_WITHIN = Duration.ofSeconds(45);

    /**
     * With the default, 20 s, calls on a slow machine would correctly continue without the flow.
     */
    private static final String OUTLIVES_THE_KILL = "PT90S";

    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main")
                    .with("abandon.grace", "PT1S")
                    .with("abandon.grace-when-ringing", "PT1S");

    /**
     * One letter for each call: create, omni-flow, clear, update. The flow may be missing, because
     * one that was announced and then killed is never repeated, whether or not it was sent.
     */
    private static final String AS_WITHOUT_THE_KILL = "cc?o?ll?uu?";

    private static World world;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        world =
                World.in(directory)
                        .withOrg("main", "deadlines.omni-flow", OUTLIVES_THE_KILL)
                        .withCenters(CENTER)
                        .start();
        SimulatedFault.Kind slow = new SimulatedFault.Slow();
        world.org("main")
                .faults()
                .add(SimulatedFault.everywhere(slow).delayed(Duration.ofMillis(150)));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void s21_every_accepted_call_gets_the_requests_of_an_undisturbed_one() throws Exception {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("Kills the process at moments of -Dtandem.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            killDuringCalls(Duration.ofMillis(random.nextInt(3_000)));
        }
    }

    private void killDuringCalls(Duration afterFirstCreate) throws Exception {
        List<PhoneCall> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> lives = new ArrayList<>();
            for (int i = 0; i < CALLS_PER_KILL; i++) {
                PhoneCall call = world.call(CENTER).redelivered();
                calls.add(call);
                Duration rings = Duration.ofMillis(i * 120L);
                lives.add(callers.submit(() -> live(call, rings)));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !calls.getFirst().requests().isEmpty());
            TimeUnit.NANOSECONDS.sleep(afterFirstCreate.toNanos());
            Instant killed = Instant.now();
            world.killAndLaunch();
            lives.add(callers.submit(() -> live(world.call(CENTER).redelivered(), Duration.ZERO)));
            tellWhenItWorksAgain(afterFirstCreate, killed);
            for (Future<?> life : lives) {
                life.get(90, TimeUnit.SECONDS);
            }
        }
        calls.forEach(KilledProcessIT::assertSame);
    }

    private static void live(PhoneCall call, Duration rings) {
        await().pollDelay(rings).until(() -> true);
        call.tells(started(), parked())
                .untilPhase("waiting")
                .tells(ended())
                .untilClosed()
                .assertBodies();
    }

    private static void tellWhenItWorksAgain(Duration after, Instant killed) {
        SimulatedSalesforce org = world.org("main");
        Instant first =
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () ->
                                        org.ledger().entries().stream()
                                                .map(LedgerEntry::at)
                                                .filter(killed::isBefore)
                                                .findFirst()
                                                .orElse(null),
                                at -> at != null);
        Duration took = Duration.between(killed, first);
        System.out.printf(
                "Killed %d ms after the first create; Salesforce heard of it again after %d ms%n",
                after.toMillis(), took.toMillis());
        assertThat(took).isLessThan(WORKS_AGAIN_WITHIN);
    }

    private static void assertSame(PhoneCall call) {
        String asked =
                call.requests().stream()
                        .map(request ->
                                switch (request.endpoint()) {
                                    case TOKEN -> "t";
                                    case CREATE_VOICE_CALL -> "c";
                                    case EXECUTE_OMNI_FLOW -> "o";
                                    case CLEAR_ROUTING -> "l";
                                    case UPDATE_VOICE_CALL -> "u";
                                    case QUERY, LIMITS -> "q";
                                })
                        .collect(Collectors.joining());
        assertThat(asked).as("calls for %s", call.id()).matches(AS_WITHOUT_THE_KILL);
        assertThat(asked.length()).as("calls for %s: %s", call.id(), asked).isLessThan(6);
    }
}
