package dev.tandem.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.TopicScan;
import dev.tandem.operator.letters.LetterFilter;
import dev.tandem.operator.log.OperatorMetrics;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.process.topics.TopicCheck;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetter.RecordCopy;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.KeptHeaders;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of one installation, and the desks of its instances. */
final class Installed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String servers;
    private final TopicSettings settings;
    private final List<OperatorDesk> desks = new ArrayList<>();

    private Installed(String servers, TopicSettings settings) {
        this.servers = servers;
        this.settings = settings;
    }

    /** On a broker that may be away. */
    static Installed at(String servers, String prefix) {
        return new Installed(servers, TopicSettings.embedded(new Topics(prefix)));
    }

    /** With its topics. */
    static Installed on(String servers, String prefix) throws InterruptedException {
        Installed installed = at(servers, prefix);
        try (TopicAdmin admin = new TopicAdmin(installed.properties(), installed.settings)) {
            assertThat(admin.ensure()).isInstanceOf(TopicCheck.Ready.class);
        }
        return installed;
    }

    Topics topics() {
        return settings.topics();
    }

    /** The desk of one more instance. */
    OperatorDesk desk() {
        OperatorDesk desk =
                new OperatorDesk(
                        properties(),
                        topics(),
                        settings.partitions(),
                        Duration.ofDays(7),
                        "http://instance-" + desks.size() + ":8080",
                        OperatorMetrics.NONE,
                        ClientMetrics.NONE,
                        Clock.systemUTC());
        desks.add(desk);
        desk.start();
        return desk;
    }

    /** Parks an event with that key and body. */
    String park(String event) throws Exception {
        DeadLetter letter =
                DeadLetter.of(
                        RecordCopy.of(
                                new DeadLetter.Source(
                                        topics().webexEvents(), 0, event.hashCode() & 0xffffff),
                                Instant.now(),
                                bytes(event),
                                bytes(event),
                                KeptHeaders.NONE,
                                100),
                        event,
                        DeadLetterReason.FAILED,
                        "it failed",
                        List.of());
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>copyOf(properties()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    topics().deadLetters(),
                                    bytes(event),
                                    WireFormats.DEAD_LETTER.write(letter)))
                    .get();
        }
        return letter.id();
    }

    static void awaitIndexed(OperatorDesk desk, int letters) {
        await().atMost(PATIENCE).until(() -> desk.index().all(LetterFilter.ALL).size() == letters);
    }

    /** How often each event was put back, by its key, in committed records. */
    Map<String, Integer> putBack() {
        Map<String, Object> reading = new HashMap<>(properties());
        reading.put("isolation.level", "read_committed");
        Map<String, Integer> times = new HashMap<>();
        try (var consumer =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, settings.partitions())
                            .mapToObj(it -> new TopicPartition(topics().webexEvents(), it))
                            .toList();
            new TopicScan(consumer)
                    .run(
                            consumer.beginningOffsets(all),
                            consumer.endOffsets(all),
                            record -> {
                                times.merge(new String(record.key(), UTF_8), 1, Integer::sum);
                                return true;
                            },
                            TopicScan.Limit.within(PATIENCE));
        }
        return times;
    }

    KafkaProducer<byte[], byte[]> transactional() {
        Map<String, Object> config = new HashMap<>(properties());
        config.put("transactional.id", topics().operatorActions());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private Map<String, String> properties() {
        return Map.of("bootstrap.servers", servers);
    }

    @Override
    public void close() {
        desks.forEach(OperatorDesk::close);
    }
}
