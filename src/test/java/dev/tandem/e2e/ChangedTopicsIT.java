package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics are changed with Kafka's own tools while the program runs. */
final class ChangedTopicsIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENTS = "tandem.webex-events";

    /** A restart loop logs some seventy lines a second. */
    private static final int FEW_LINES = 60;

    @TempDir Path directory;

    @Test
    void a_deleted_topic_is_created_again_and_added_partitions_stop_all_work_with_a_sentence()
            throws Exception {
        try (World world =
                World.in(directory)
                        .withOrg("main", "deadlines.omni-flow", "PT5M")
                        .withCenters(CENTER)
                        .start()) {
            world.process().awaitStarted();
            world.call(CENTER).tells(started()).untilPhase("WAITING");
            try (Admin admin = admin(world)) {
                admin.deleteTopics(List.of("tandem.dead-letters")).all().get();
                awaitLogged(world, "Topic tandem.dead-letters has been deleted");
                world.process().awaitReady();
                world.call(CENTER).tells(started()).untilPhase("WAITING");

                admin.createPartitions(Map.of(EVENTS, NewPartitions.increaseTo(16))).all().get();
                assertRefuses(world);
            }
        }
    }

    private static void assertRefuses(World world) throws Exception {
        String sentence =
                "Topic "
                        + EVENTS
                        + " has 16 partitions, but needs 12 partitions: set tandem.topics";
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(world.process().healthStatus("ready")).isEqualTo(503);
                    assertThat(world.program().health()).contains("refused: " + sentence);
                });
        assertThat(world.process().log()).contains(sentence);
        assertThat(world.process().healthStatus("live")).isEqualTo(200);
        long linesBefore = world.process().log().lines().count();
        long now = System.currentTimeMillis();
        String event = started().envelope(UUID.randomUUID().toString(), "", "", now, now);
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> world.program().webhooks().send(event, now).statusCode() == 503);
        assertThat(world.process().log().lines().count() - linesBefore).isLessThan(FEW_LINES);
        assertThat(world.program().metric("tandem_stream_threads_replaced_total")).isLessThan(4);
        assertThat(world.program().metric("tandem_streams_status{status=\"refused\"")).isOne();
    }

    private static void awaitLogged(World world, String words) {
        await().atMost(PATIENCE).until(() -> world.process().log().contains(words));
    }

    private static Admin admin(World world) {
        return Admin.create(
                Map.of("bootstrap.servers", "127.0.0.1:" + world.installation().kafkaPort()));
    }
}
