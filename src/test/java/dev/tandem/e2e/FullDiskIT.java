package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No space is left in the state directory, or in the log directory of the embedded broker. */
final class FullDiskIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    /** Enough for some in every partition. */
    private static final int CALLS = 24;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path directory;

    @Test
    void a_full_state_directory_is_not_ready_and_recovers_when_space_is_free_again()
            throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("state"), 96);
                World world = worldWith("tandem.state.directory", disk)) {
            world.start().process().awaitStarted();
            world.process().close();
            disk.fill();
            world.launch();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(world.process().healthStatus("live")).isEqualTo(200));
            awaitNotReady(world, "No space left on device");
            List<PhoneCall> accepted = acceptedCalls(world);
            disk.free();
            world.process().awaitReady();
            for (PhoneCall call : accepted) {
                call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
            }
            assertThat(world.process().healthStatus("ready")).isEqualTo(200);
        }
    }

    @Test
    void a_full_disk_of_the_embedded_broker_ends_the_process_and_a_new_one_continues()
            throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("kafka"), 160);
                World world = worldWith("tandem.embedded-kafka.directory", disk)) {
            world.start().process().awaitStarted();
            List<PhoneCall> accepted = acceptedCalls(world);
            disk.fill();
            accepted.addAll(acceptedUntilTheEnd(world));
            assertEnded(world, "its disk is full");
            assertThat(world.launch().process().awaitExit(Duration.ofHours(1))).isEqualTo(1);
            assertThat(world.process().log()).contains("Tandem does not start: The embedded Kafka");
            disk.free();
            assertAllDecided(world, accepted);
        }
    }

    @Test
    void a_process_without_file_descriptors_for_its_broker_ends_and_a_new_one_continues()
            throws Exception {
        try (World world =
                World.in(directory.resolve("tandem"))
                        .withOrg("main", "deadlines.omni-flow", "PT5M")
                        .withCenters(CENTER)) {
            world.start().process().awaitStarted();
            List<PhoneCall> accepted = acceptedCalls(world);
            allowNoMoreFiles(world.process().pid());
            accepted.addAll(acceptedUntilTheEnd(world));
            assertEnded(world, "The embedded Kafka in");
            assertAllDecided(world, accepted);
        }
    }

    /** The calls that were answered 202, one after the other, until the process has ended. */
    private static List<PhoneCall> acceptedUntilTheEnd(World world) {
        List<PhoneCall> accepted = new ArrayList<>();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    PhoneCall call = world.call(CENTER);
                    try {
                        accepted.add(call.tells(started()));
                    } catch (AssertionError | Exception sentAway) {
                        assertThat(call.requests()).isEmpty();
                    }
                    return !ProcessHandle.of(world.process().pid())
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
                });
        return accepted;
    }

    private static void assertEnded(World world, String why) throws InterruptedException {
        assertThat(world.process().awaitExit(Duration.ofHours(1))).isEqualTo(1);
        assertThat(world.process().log().lines().filter(it -> it.startsWith("Tandem ends: ")))
                .singleElement()
                .asString()
                .contains(why);
    }

    private static void assertAllDecided(World world, List<PhoneCall> accepted) throws IOException {
        world.launch().process().awaitReady();
        for (PhoneCall call : accepted) {
            call.untilPhase("WAITING");
        }
    }

    private static void allowNoMoreFiles(long pid) throws Exception {
        int code =
                new ProcessBuilder("prlimit", "--nofile=16:", "--pid", Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(code).as("exit code of prlimit").isZero();
    }

    private static void awaitNotReady(World world, String why) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(world.process().healthStatus("ready")).isEqualTo(503);
                    assertThat(world.program().health()).contains(why);
                });
    }

    private static List<PhoneCall> acceptedCalls(World world) {
        List<PhoneCall> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(world.call(CENTER).tells(started()));
        }
        return calls;
    }

    private World worldWith(String directoryKey, SmallDisk disk) throws IOException {
        World world =
                World.in(directory.resolve("tandem"))
                        .withOrg("main", "deadlines.omni-flow", "PT5M")
                        .withCenters(CENTER);
        world.installation().with(directoryKey, disk.directory().toString());
        return world;
    }
}
