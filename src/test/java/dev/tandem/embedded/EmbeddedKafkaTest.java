package dev.tandem.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {
    private static final TopicPartition CALLS = new TopicPartition("calls", 0);

    /** Referenced here, because the log manager drops loggers without a reference. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

    @TempDir Path directory;

    @BeforeAll
    static void quiet_the_clients() {
        KAFKA_LOG.setLevel(Level.WARNING);
    }

    @Test
    void what_was_acknowledged_is_there_after_the_process_was_killed() throws Exception {
        String cluster;
        try (BrokerProcess broker = BrokerProcess.start(directory)) {
            cluster = clusterId(broker.bootstrapServers());
            write(broker.bootstrapServers(), "first", "second");
            broker.kill();
        }
        long restarted = System.nanoTime();
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory))) {
            assertThat(read(kafka.bootstrapServers(), 2)).containsExactly("first", "second");
            assertThat(clusterId(kafka.bootstrapServers())).isEqualTo(cluster);
            assertThat(Duration.ofNanos(System.nanoTime() - restarted))
                    .isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void a_closed_broker_starts_again_with_its_data() throws Exception {
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory))) {
            write(kafka.bootstrapServers(), "kept");
        }
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory))) {
            assertThat(read(kafka.bootstrapServers(), 1)).containsExactly("kept");
        }
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() throws IOException {
        try (ServerSocket other =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = other.getLocalPort();
            assertThatThrownBy(
                            () -> EmbeddedKafka.start(new EmbeddedKafkaSettings(directory, port)))
                    .isInstanceOf(EmbeddedKafkaUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("tandem.embedded-kafka.port")
                    .hasMessageContaining("kafka.bootstrap.servers");
        }
        assertThat(directory.resolve("tandem.lock")).exists();
        BrokerDirectory.open(directory).close();
    }

    @Test
    void a_directory_of_another_broker_is_named_with_what_to_do() {
        BrokerDirectory held = BrokerDirectory.open(directory);
        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory)))
                .isInstanceOf(EmbeddedKafkaUnavailableException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("in use by another Tandem")
                .hasMessageContaining("tandem.embedded-kafka.directory");
        held.close();
    }

    @Test
    void a_directory_that_cannot_be_made_is_named_with_what_to_do() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() ->
                        EmbeddedKafka.start(
                                EmbeddedKafkaSettings.onFreePort(file.resolve("kafka"))))
                .isInstanceOf(EmbeddedKafkaUnavailableException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("tandem.embedded-kafka.directory");
    }

    private static void write(String bootstrapServers, String... values) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(CALLS.topic(), 1, (short) 1))).all().get();
        }
        try (var producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(CALLS.topic(), value)).get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(String bootstrapServers, int count) {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers);
        List<String> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(CALLS));
            consumer.seekToBeginning(List.of(CALLS));
            for (int polls = 0; values.size() < count && polls < 100; polls++) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }

    private static String clusterId(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
