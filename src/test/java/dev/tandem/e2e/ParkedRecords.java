package dev.tandem.e2e;

import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterCodec;
import dev.tandem.wire.Reading;
import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The dead letters topic, read as anybody can who reaches the broker. */
final class ParkedRecords {
    private ParkedRecords() {}

    static List<DeadLetter> of(String bootstrapServers) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            String topic = new Topics("tandem.").deadLetters();
            List<TopicPartition> all =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<DeadLetter> letters = new ArrayList<>();
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(it -> letters.add(letter(it.value())));
            }
            return letters;
        }
    }

    private static DeadLetter letter(byte[] value) {
        return switch (DeadLetterCodec.read(value)) {
            case Reading.Read<DeadLetter>(DeadLetter letter) -> letter;
            case Reading.Unreadable<DeadLetter>(String reason) -> throw new AssertionError(reason);
        };
    }
}
