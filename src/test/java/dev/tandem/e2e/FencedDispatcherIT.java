package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process runs with a copy of the state directory, and therefore with the same id. */
final class FencedDispatcherIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");

    @TempDir Path directory;

    @Test
    void a_fenced_dispatcher_takes_the_process_out_of_service() throws Exception {
        try (World world = World.in(directory).withOrg("main").withCenters(CENTER).start()) {
            world.process().awaitStarted();
            await().untilAsserted(() ->
                    assertThat(state(world, "running")).as("before another one comes").isOne());
            try (var other = underTheSameName(world)) {
                other.subscribe(List.of("tandem.salesforce-commands"));
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> {
                            other.poll(Duration.ofMillis(100));
                            assertThat(world.process().healthStatus("ready")).isEqualTo(503);
                        });
            }
            assertThat(world.program().health())
                    .contains("ended permanently: Another instance runs under this instance's id")
                    .contains("tandem.state.directory");
            assertThat(state(world, "fenced")).isOne();
            assertThat(state(world, "running")).isZero();
            assertThat(world.process().healthStatus("live")).isEqualTo(200);
            assertThat(world.process().log()).contains("No command is sent any more");
        }
    }

    private static double state(World world, String word) {
        return world.program().metric("tandem_dispatcher_state{state=\"" + word + "\"");
    }

    private KafkaConsumer<byte[], byte[]> underTheSameName(World world) throws IOException {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + world.installation().kafkaPort(),
                        "group.id",
                        "tandem.dispatcher",
                        "group.instance.id",
                        Files.readString(directory.resolve("data/streams/dispatcher/instance-id"))
                                .strip(),
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
