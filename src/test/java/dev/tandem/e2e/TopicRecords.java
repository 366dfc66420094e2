package dev.tandem.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The records of a topic that are there now, read with a plain consumer. */
final class TopicRecords {
    private TopicRecords() {}

    static void read(
            String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(Map.of("bootstrap.servers", bootstrapServers), topic, each);
    }

    /** The same without those of transactions that were aborted or are open. */
    static void readCommitted(
            String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                topic,
                each);
    }

    private static void read(
            Map<String, Object> properties,
            String topic,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100)).forEach(each);
            }
        }
    }
}
