package dev.tandem.e2e;

import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.Reading;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The dead letters topic. */
final class DeadLetterRecords {
    private DeadLetterRecords() {}

    static List<DeadLetter> of(String bootstrapServers) {
        List<DeadLetter> letters = new ArrayList<>();
        TopicRecords.read(
                bootstrapServers,
                new Topics("tandem.").deadLetters(),
                it -> letters.add(letter(it.value())));
        return letters;
    }

    /** Waits for a dead letter that meets the condition. */
    static DeadLetter await(Scenarios scenarios, Predicate<DeadLetter> wanted) {
        return Awaitility.await("a dead letter")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> scenarios.deadLetters().stream().filter(wanted).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Produces an event without headers, as programs other than Tandem do. */
    static void produce(String bootstrapServers, String key, String event) {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer())) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(new Topics("tandem.").webexEvents(), key, event));
        }
    }

    private static DeadLetter letter(byte[] value) {
        return switch (WireFormats.DEAD_LETTER.read(value)) {
            case Reading.Read<DeadLetter>(DeadLetter letter) -> letter;
            case Reading.Unreadable<DeadLetter>(String reason) -> throw new AssertionError(reason);
        };
    }
}
