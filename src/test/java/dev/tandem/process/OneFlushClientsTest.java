package dev.tandem.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the state machines rely on where the flush of a task writes nothing. */
@Timeout(60)
class OneFlushClientsTest {
    private static final int PARTITIONS = 3;
    private static final int LARGEST = 2_000;

    @TempDir static Path broker;
    private static EmbeddedKafka kafka;
    private static Map<String, Object> config;
    private final OneFlushClients clients = new OneFlushClients();

    @BeforeAll
    static void start_broker() throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
        config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = new OneFlushClients().getAdmin(config)) {
            List<NewTopic> topics = new ArrayList<>();
            for (String name : List.of("lingering", "refused")) {
                topics.add(
                        new NewTopic(name, PARTITIONS, (short) 1)
                                .configs(Map.of("max.message.bytes", "" + LARGEST)));
            }
            admin.createTopics(topics).all().get();
        }
    }

    @AfterAll
    static void stop_broker() {
        kafka.close();
    }

    @Test
    void what_no_flush_has_written_is_written_with_the_offsets() {
        try (var producer = clients.getProducer(transactional("lingering"))) {
            producer.initTransactions();
            producer.beginTransaction();
            sendToAll(producer, "lingering", 10);
            producer.flush();
            assertThat(sent(producer)).isZero();

            addOffsets(producer);
            assertThat(sent(producer)).isEqualTo(PARTITIONS);
            producer.commitTransaction();
        }
        assertThat(committed("lingering")).hasSize(PARTITIONS);
    }

    @Test
    void nothing_is_committed_where_the_broker_refused_a_record() {
        try (var producer = clients.getProducer(transactional("refused"))) {
            producer.initTransactions();
            producer.beginTransaction();
            sendToAll(producer, "refused", LARGEST);
            producer.flush();

            assertThatThrownBy(() -> addOffsets(producer))
                    .isInstanceOf(KafkaException.class)
                    .hasRootCauseInstanceOf(RecordTooLargeException.class);

            producer.abortTransaction();
            producer.beginTransaction();
            sendToAll(producer, "refused", 20);
            addOffsets(producer);
            producer.commitTransaction();
        }
        assertThat(committed("refused")).containsOnly(20);
    }

    /** A record waits for a minute, or until it must go. */
    private static Map<String, Object> transactional(String id) {
        return configWith(Map.of("transactional.id", id, "linger.ms", 60_000));
    }

    private static Map<String, Object> configWith(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(config);
        all.putAll(more);
        return all;
    }

    private static void sendToAll(Producer<byte[], byte[]> producer, String topic, int bytes) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var _ = producer.send(new ProducerRecord<>(topic, partition, null, new byte[bytes]));
        }
    }

    /** As Kafka Streams does right before each commit. */
    private static void addOffsets(Producer<byte[], byte[]> producer) {
        producer.sendOffsetsToTransaction(
                Map.of(new TopicPartition("lingering", 0), new OffsetAndMetadata(1)),
                new ConsumerGroupMetadata("group"));
    }

    private static double sent(Producer<byte[], byte[]> producer) {
        return producer.metrics().entrySet().stream()
                .filter(it -> it.getKey().name().equals("record-send-total"))
                .filter(it -> it.getKey().group().equals("producer-metrics"))
                .mapToDouble(it -> (double) it.getValue().metricValue())
                .sum();
    }

    /** The sizes of the values, of one record a partition at least. */
    private List<Integer> committed(String topic) {
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(it -> new TopicPartition(topic, it))
                        .toList();
        List<Integer> sizes = new ArrayList<>();
        try (var consumer =
                clients.getConsumer(configWith(Map.of("isolation.level", "read_committed")))) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(it -> sizes.add(it.value().length));
                        return sizes.size() >= PARTITIONS;
                    });
        }
        return sizes;
    }
}
