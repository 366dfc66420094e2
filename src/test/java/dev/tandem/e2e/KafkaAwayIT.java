package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CLEAR_ROUTING;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.embedded.LoopbackPorts;
import dev.tandem.setup.flow.FlowDesigner;
import dev.tandem.setup.flow.FlowDesigner.Unknown;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with an external cluster that goes away and comes back. */
final class KafkaAwayIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    @TempDir Path directory;

    @Test
    void webhooks_get_503_until_kafka_is_back_and_no_accepted_event_is_lost() throws Exception {
        EmbeddedKafkaSettings settings =
                new EmbeddedKafkaSettings(
                        directory.resolve("cluster"), LoopbackPorts.free(1).getFirst());
        EmbeddedKafka kafka = EmbeddedKafka.start(settings);
        try (World world = startAt(kafka)) {
            PhoneCall early = world.call(CENTER).tells(started());
            kafka.close();
            assertSentAway(world);
            kafka = EmbeddedKafka.start(settings);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> anUnusedEvent(world).statusCode() == 202);
            PhoneCall late = world.call(CENTER).tells(started());
            for (PhoneCall call : new PhoneCall[] {early, late}) {
                call.untilPhase("waiting").tells(ended());
                call.closesAfter(
                        CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, CLEAR_ROUTING, UPDATE_VOICE_CALL);
            }
        } finally {
            kafka.close();
        }
    }

    @Test
    void the_program_waits_for_a_cluster_that_is_not_up_yet() throws Exception {
        int port = LoopbackPorts.free(1).getFirst();
        try (World world = at("127.0.0.1:" + port).launch()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> world.process().healthStatus("live") == 200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> world.process().log().contains("Kafka does not answer yet"));
            assertThat(world.process().healthStatus("ready")).isEqualTo(503);
            assertThat(world.process().healthStatus("started")).isEqualTo(503);
            assertSentAway(world);
            HttpResponse<String> nothingYet = world.program().ask("/interactions/any");
            assertThat(nothingYet.statusCode()).isEqualTo(503);
            assertThat(nothingYet.body()).contains("The state machines are not running yet.");
            assertCallersWaitInTheDefaultQueue(world);
            EmbeddedKafka kafka =
                    EmbeddedKafka.start(new EmbeddedKafkaSettings(directory.resolve("late"), port));
            try {
                world.process().awaitReady();
                world.process().awaitStarted();
                world.call(CENTER)
                        .tells(started())
                        .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
            } finally {
                kafka.close();
            }
        }
    }

    private World startAt(EmbeddedKafka kafka) throws IOException {
        return at(kafka.bootstrapServers()).start();
    }

    private World at(String bootstrapServers) throws IOException {
        World world = World.in(directory.resolve("tandem")).withOrg("main").withCenters(CENTER);
        world.installation()
                .without("tandem.embedded-kafka.port")
                .with("kafka.bootstrap.servers", bootstrapServers)
                .with("tandem.topics.replication-factor", "1");
        return world;
    }

    /**
     * With the flow that is shipped: while Kafka is away, and while the program does not answer.
     */
    private static void assertCallersWaitInTheDefaultQueue(World world) throws Exception {
        assertWaitsInTheDefaultQueue(world, 503);
        world.process().signal("STOP");
        try {
            assertWaitsInTheDefaultQueue(world, 0);
        } finally {
            world.process().signal("CONT");
        }
    }

    private static void assertWaitsInTheDefaultQueue(World world, int status) {
        PhoneCall call = world.call(CENTER);
        call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        FlowDesigner.Call flow =
                ShippedFlow.arrives(
                        ShippedFlow.at(
                                world.installation().httpPort(),
                                Installation.FLOW_KEY,
                                Unknown.WORD_NULL),
                        call,
                        call.ani());
        assertThat(flow.statuses()).isNotEmpty().containsOnly(status);
        assertThat(flow.places()).containsExactly(ShippedFlow.DEFAULT_QUEUE);
        assertThat(flow.variable("SCV_VendorCallKey")).isEqualTo(call.vendorCallKey());
    }

    private static void assertSentAway(World world) throws IOException {
        HttpResponse<String> answer = anUnusedEvent(world);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).get().asString().matches("\\d+");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("application/problem+json"));
    }

    private static HttpResponse<String> anUnusedEvent(World world) throws IOException {
        long now = System.currentTimeMillis();
        String body =
                Notice.started()
                        .with("channelType", "chat")
                        .envelope(UUID.randomUUID().toString(), "", "", now, now);
        return world.program().webhooks().send(body, now);
    }
}
