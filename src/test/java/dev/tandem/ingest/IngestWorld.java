package dev.tandem.ingest;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.http.HttpLimits;
import dev.tandem.http.HttpMetrics;
import dev.tandem.ingest.flow.FlowMetrics;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.routing.RoutingMetrics;
import dev.tandem.ingest.routing.RoutingSettings;
import dev.tandem.ingest.webhook.CountedWebhooks;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What the program around the doors gives them: a broker that tests stop and start, and settings.
 */
@Alternative
@Singleton
public class IngestWorld {
    public static final String SECRET = "a-secret-that-webex-would-take-too";
    public static final int MAX_BODY = 4096;
    private static final int PARTITIONS = 3;

    /** The flow that is let in, and by what. */
    public static final String FLOW = "main-flow";

    public static final String FLOW_KEY = "a-key-of-the-main-flow";

    public static final int MAX_WAITERS = 3;
    public static final Topics TOPICS = new Topics("ingest-test.");

    private final Path folder;
    private EmbeddedKafka broker;

    IngestWorld() throws IOException, ExecutionException, InterruptedException {
        folder = Files.createTempDirectory("tandem-ingest-test");
        Files.writeString(secretsFile(), "* " + SECRET);
        Files.writeString(folder.resolve("flow-keys"), FLOW + " " + FLOW_KEY);
        broker = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(folder.resolve("kafka")));
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(TOPICS.webexEvents(), PARTITIONS, (short) 1),
                                    new NewTopic(TOPICS.interactionJournal(), 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    void stopBroker() {
        broker.close();
    }

    void startBroker() {
        broker =
                EmbeddedKafka.start(
                        new EmbeddedKafkaSettings(folder.resolve("kafka"), broker.port()));
    }

    /** From now on the topic of events takes no record with more bytes. */
    void limitRecords(int mostBytes) throws ExecutionException, InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.webexEvents());
        AlterConfigOp change =
                new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", Integer.toString(mostBytes)),
                        AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(kafka())) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        }
    }

    Path secretsFile() {
        return folder.resolve("secrets");
    }

    @Produces
    @Singleton
    CallTraces traces() {
        return CallTraces.NONE;
    }

    @Produces
    @Identifier("default-kafka-broker")
    public Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    @Produces
    @Singleton
    Topics topics() {
        return TOPICS;
    }

    @Produces
    @Singleton
    RecordingGate gate() {
        return new RecordingGate() {
            @Override
            public int partitions() {
                return PARTITIONS;
            }

            @Override
            public String closed() {
                return null;
            }
        };
    }

    @Produces
    @Singleton
    WebhookSettings settings() {
        return new WebhookSettings(
                secretsFile(), false, Duration.ofMinutes(5), MAX_BODY, 401, Duration.ofSeconds(2));
    }

    @Produces
    @Singleton
    HttpLimits http() {
        return HttpLimits.DEFAULT;
    }

    @Produces
    @Singleton
    HttpMetrics httpMetrics() {
        return HttpMetrics.NONE;
    }

    @Produces
    @Singleton
    FlowSettings flow() {
        return new FlowSettings(
                folder.resolve("flow-keys"), Duration.ofMillis(1500), MAX_WAITERS, MAX_BODY);
    }

    @Produces
    @Singleton
    FlowMetrics flowMetrics() {
        return FlowMetrics.NONE;
    }

    @Produces
    @Singleton
    RecorderSettings recorder() {
        return new RecorderSettings(Duration.ofSeconds(2));
    }

    @Produces
    @Singleton
    RoutingSettings routing() {
        return new RoutingSettings(MAX_WAITERS, true);
    }

    @Produces
    @Singleton
    RoutingMetrics routingMetrics() {
        return RoutingMetrics.NONE;
    }

    @Produces
    @Singleton
    ClientMetrics clientMetrics() {
        return ClientMetrics.NONE;
    }

    @Produces
    @Singleton
    CountedWebhooks metrics() {
        return new CountedWebhooks();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @PreDestroy
    void close() {
        broker.close();
    }
}
