package dev.tandem.process.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminTest {
    @TempDir static Path directory;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void a_topic_that_exists_follows_a_changed_retention() throws Exception {
        assertThat(ensure(settings("kept.", Map.of()))).isInstanceOf(TopicCheck.Ready.class);
        await().until(() -> retention("kept.webex-events").equals(Duration.ofDays(7)));

        TopicSettings changed = settings("kept.", Map.of("webex-events", Duration.ofDays(1)));
        assertThat(ensure(changed)).isEqualTo(new TopicCheck.Ready(List.of()));
        await().until(() -> retention("kept.webex-events").equals(Duration.ofDays(1)));
        assertThat(retention("kept.dead-letters")).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_topic_that_was_created_otherwise_is_refused_with_the_remedies() throws Exception {
        NewTopic made =
                new NewTopic("made.webex-events", 12, (short) 1)
                        .configs(
                                Map.of(
                                        "cleanup.policy",
                                        "compact",
                                        "message.timestamp.type",
                                        "CreateTime",
                                        "max.message.bytes",
                                        "1000"));
        try (Admin admin = Admin.create(properties())) {
            admin.createTopics(List.of(made)).all().get();
        }
        assertThat(ensure(settings("made.", Map.of())))
                .isInstanceOfSatisfying(
                        TopicCheck.Unfit.class,
                        unfit ->
                                assertThat(unfit.faults())
                                        .extracting(TopicFault::sentence)
                                        .satisfiesExactlyInAnyOrder(
                                                it ->
                                                        assertThat(it)
                                                                .contains(
                                                                        "message.timestamp.type="
                                                                                + "CreateTime"),
                                                it ->
                                                        assertThat(it)
                                                                .contains(
                                                                        "max.message.bytes=1000",
                                                                        "tandem.webhook.max-body-size"),
                                                it ->
                                                        assertThat(it)
                                                                .contains(
                                                                        "cleanup.policy=compact",
                                                                        "kafka-configs --alter")));
    }

    @Test
    void more_replicas_than_brokers_are_waited_for_with_the_key_named() throws Exception {
        TopicSettings three =
                new TopicSettings(new Topics("many."), 12, (short) 3, Duration.ofDays(7), Map.of());
        assertThat(ensure(three))
                .isInstanceOfSatisfying(
                        TopicCheck.Unreachable.class,
                        unreachable ->
                                assertThat(unreachable.why())
                                        .contains(
                                                "tandem.topics.replication-factor is 3",
                                                "only 1 broker"));
    }

    private static TopicCheck ensure(TopicSettings settings) throws InterruptedException {
        try (TopicAdmin admin =
                new TopicAdmin(Map.of("bootstrap.servers", kafka.bootstrapServers()), settings)) {
            return admin.ensure();
        }
    }

    private static TopicSettings settings(String prefix, Map<String, Duration> retentions) {
        return new TopicSettings(new Topics(prefix), 12, (short) 1, Duration.ofDays(7), retentions);
    }

    private static Duration retention(String topic)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(properties())) {
            String millis =
                    admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("retention.ms")
                            .value();
            return Duration.ofMillis(Long.parseLong(millis));
        }
    }

    private static Map<String, Object> properties() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
