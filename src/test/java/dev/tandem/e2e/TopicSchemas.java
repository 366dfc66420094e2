package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.wire.JsonCodec;
import dev.tandem.wire.PublishedSchema;
import dev.tandem.wire.Reading;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every record that the program has written fits the published schema of its topic. */
final class TopicSchemas {
    private static final Map<String, JsonCodec<?>> WRITTEN =
            Map.of(
                    "wake-ups", WireFormats.WAKE_UP,
                    "salesforce-commands", WireFormats.COMMAND,
                    "salesforce-results", WireFormats.RESULT,
                    "interaction-journal", WireFormats.JOURNAL,
                    "dead-letters", WireFormats.DEAD_LETTER);

    private TopicSchemas() {}

    /** Checks the records that are there now; tests' own unreadable records are passed over. */
    static void check(String bootstrapServers) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            for (Map.Entry<String, JsonCodec<?>> topic : WRITTEN.entrySet()) {
                check(consumer, topic.getKey(), topic.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(
            KafkaConsumer<byte[], byte[]> consumer, String name, JsonCodec<?> format)
            throws IOException {
        PublishedSchema schema = PublishedSchema.of(name);
        String topic = new Topics("tandem.").prefix() + name;
        List<TopicPartition> all =
                consumer.partitionsFor(topic).stream()
                        .map(it -> new TopicPartition(topic, it.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(it -> {
                        if (format.read(it.value()) instanceof Reading.Read<?>) {
                            String json = new String(it.value(), UTF_8);
                            assertThat(schema.faults(json)).as("%s: %s", name, json).isEmpty();
                        }
                    });
        }
    }
}
