package dev.tandem.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.BacklogReader;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.process.topics.TopicBacklog;
import dev.tandem.process.topics.TopicCheck;
import dev.tandem.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it counts the lines of a logger that others use")
class BacklogMetersTest {
    private static final String GROUP = "readers";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void a_topic_without_records_has_no_backlog() throws Exception {
        TopicSettings topics = created("empty.");
        assertThat(backlog(topics, "empty.webex-events")).isEqualTo(new TopicBacklog(0, null));
    }

    @Test
    void what_no_group_has_committed_is_backlog_since_its_first_record() throws Exception {
        TopicSettings topics = created("unread.");
        long first = send("unread.webex-events", 0, "a", "b");
        for (int partition = 1; partition < topics.partitions(); partition++) {
            send("unread.webex-events", partition, "c");
        }
        assertThat(backlog(topics, "unread.webex-events"))
                .isEqualTo(new TopicBacklog(13, Instant.ofEpochMilli(first)));
    }

    @Test
    void what_the_group_has_committed_is_none() throws Exception {
        TopicSettings topics = created("partly.");
        send("partly.webex-events", 0, "a", "b");
        long third = send("partly.webex-events", 0, "c");
        commit("partly.webex-events", 0, 2);
        assertThat(backlog(topics, "partly.webex-events"))
                .isEqualTo(new TopicBacklog(1, Instant.ofEpochMilli(third)));
        commit("partly.webex-events", 0, 3);
        assertThat(backlog(topics, "partly.webex-events")).isEqualTo(new TopicBacklog(0, null));
    }

    @Test
    void the_marker_at_the_end_of_a_transaction_is_none() throws Exception {
        TopicSettings topics = created("marked.");
        sendInTransaction("marked.salesforce-results", 0, "a");
        commit("marked.salesforce-results", 0, 1);
        assertThat(end("marked.salesforce-results", 0)).isEqualTo(2);
        assertThat(backlog(topics, "marked.salesforce-results"))
                .isEqualTo(new TopicBacklog(0, null));
    }

    @Test
    void the_gauges_show_the_backlog_of_each_topic() throws Exception {
        TopicSettings topics = created("shown.");
        send("shown.webex-events", 0, "a", "b");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        BacklogMeters meters = meters(registry, topics, properties());
        try {
            await().atMost(PATIENCE).until(() -> records(registry, "webex-events") == 2);
            assertThat(records(registry, "salesforce-commands")).isZero();
            assertThat(age(registry, "salesforce-commands")).isZero();
            await().until(() -> age(registry, "webex-events") > 0);
        } finally {
            meters.close();
        }
    }

    @Test
    void without_an_answer_of_kafka_the_gauges_are_no_numbers() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        TopicSettings topics = TopicSettings.embedded(new Topics("away."));
        BacklogMeters meters = meters(registry, topics, Map.of("bootstrap.servers", "localhost:1"));
        try {
            assertThat(records(registry, "webex-events")).isNaN();
            assertThat(age(registry, "webex-events")).isNaN();
        } finally {
            meters.close();
        }
    }

    @Test
    void a_reader_that_cannot_be_created_is_created_later() throws Exception {
        TopicSettings topics = created("late.");
        send("late.webex-events", 0, "a");
        AtomicInteger attempts = new AtomicInteger();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        List<String> complaints = new CopyOnWriteArrayList<>();
        Handler log = collecting(complaints);
        Logger.getLogger(BacklogMeters.class.getName()).addHandler(log);
        BacklogMeters meters =
                meters(
                        registry,
                        topics,
                        () -> {
                            if (attempts.incrementAndGet() < 4) {
                                throw new KafkaException("no address of it is known");
                            }
                            return new BacklogReader(properties(), topics);
                        });
        try {
            await().atMost(PATIENCE).until(() -> records(registry, "webex-events") == 1);
            assertThat(attempts).hasValue(4);
            assertThat(complaints).singleElement().asString().contains("tried again");
        } finally {
            meters.close();
            Logger.getLogger(BacklogMeters.class.getName()).removeHandler(log);
        }
    }

    private static Handler collecting(List<String> messages) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    messages.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static BacklogMeters meters(
            SimpleMeterRegistry registry, TopicSettings topics, Map<String, String> properties) {
        return meters(registry, topics, () -> new BacklogReader(properties, topics));
    }

    private static BacklogMeters meters(
            SimpleMeterRegistry registry, TopicSettings topics, Supplier<BacklogReader> readers) {
        return new BacklogMeters(
                registry,
                readers,
                topics.topics(),
                BacklogMeters.groups(topics.topics(), GROUP, "senders"),
                () -> true,
                Duration.ofMillis(50));
    }

    private static double records(SimpleMeterRegistry registry, String topic) {
        return registry.get(MeterName.BACKLOG_RECORDS.meter()).tag("topic", topic).gauge().value();
    }

    private static double age(SimpleMeterRegistry registry, String topic) {
        return registry.get(MeterName.BACKLOG.meter()).tag("topic", topic).gauge().value();
    }

    private static TopicSettings created(String prefix) throws InterruptedException {
        TopicSettings topics = TopicSettings.embedded(new Topics(prefix));
        try (TopicAdmin admin = new TopicAdmin(properties(), topics)) {
            assertThat(admin.ensure()).isInstanceOf(TopicCheck.Ready.class);
        }
        return topics;
    }

    private static TopicBacklog backlog(TopicSettings topics, String topic) throws Exception {
        try (BacklogReader reader = new BacklogReader(properties(), topics)) {
            return reader.of(topic, GROUP);
        }
    }

    /** Gives the broker's time of the first. */
    private static long send(String topic, int partition, String... values) throws Exception {
        try (var producer = producer(Map.of())) {
            return sent(producer, topic, partition, values);
        }
    }

    private static void sendInTransaction(String topic, int partition, String value)
            throws Exception {
        try (var producer = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "marks"))) {
            producer.initTransactions();
            producer.beginTransaction();
            sent(producer, topic, partition, value);
            producer.commitTransaction();
        }
    }

    private static long sent(
            KafkaProducer<byte[], byte[]> producer, String topic, int partition, String... values)
            throws Exception {
        long first = Long.MAX_VALUE;
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            first =
                    Math.min(
                            first,
                            producer.send(new ProducerRecord<>(topic, partition, bytes, bytes))
                                    .get()
                                    .timestamp());
        }
        return first;
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.putAll(properties());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void commit(String topic, int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(properties()))) {
            admin.alterConsumerGroupOffsets(
                            GROUP,
                            Map.of(
                                    new TopicPartition(topic, partition),
                                    new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    private static long end(String topic, int partition) throws Exception {
        TopicPartition asked = new TopicPartition(topic, partition);
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(properties()))) {
            return admin.listOffsets(Map.of(asked, OffsetSpec.latest()))
                    .partitionResult(asked)
                    .get()
                    .offset();
        }
    }

    private static Map<String, String> properties() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
