package dev.tandem.operator.letters;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.SharedConsumer;
import dev.tandem.kafka.TopicScan;
import dev.tandem.kafka.TopicScan.Limit;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead letters, and the records that they are about, from their places. Blocks while Kafka is
 * read.
 */
public final class LetterReader implements PutBack.Originals, AutoCloseable {
    private final SharedConsumer shared;
    private final String topic;

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the dead letters
     */
    public LetterReader(Map<String, String> kafka, String topic, ClientMetrics metrics) {
        this.topic = topic;
        this.shared =
                new SharedConsumer(
                        kafka, IsolationLevel.READ_COMMITTED, "tandem-dead-letter", metrics);
    }

    /**
     * The whole letter; null when Kafka has deleted it.
     *
     * @throws KafkaException when Kafka does not answer in time
     */
    public @Nullable DeadLetter read(IndexedLetter letter) {
        return read(List.of(letter)).get(letter.id());
    }

    /**
     * Several whole letters by their ids; those that Kafka has deleted are left out. Letters that
     * are near each other are read fast.
     *
     * @throws KafkaException when Kafka does not answer in time
     */
    public Map<String, DeadLetter> read(Collection<IndexedLetter> letters) {
        Set<DeadLetter.Source> places = new HashSet<>();
        letters.forEach(
                it -> places.add(new DeadLetter.Source(topic, it.partition(), it.offset())));
        Map<String, DeadLetter> found = new HashMap<>();
        read(places)
                .values()
                .forEach(record -> {
                    if (WireFormats.DEAD_LETTER.read(record.value())
                            instanceof Reading.Read<DeadLetter>(DeadLetter letter)) {
                        found.put(letter.id(), letter);
                    }
                });
        return found;
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> at(DeadLetter.Source place) {
        return read(Set.of(place)).get(place);
    }

    private Map<DeadLetter.Source, ConsumerRecord<byte[], byte[]>> read(
            Set<DeadLetter.Source> places) {
        try {
            if (!shared.enter()) {
                throw new TimeoutException("Too many questions about dead letters at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("This instance stops");
        }
        try {
            return scan(shared.consumer(), places);
        } finally {
            shared.leave();
        }
    }

    private static Map<DeadLetter.Source, ConsumerRecord<byte[], byte[]>> scan(
            KafkaConsumer<byte[], byte[]> reader, Set<DeadLetter.Source> places) {
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<TopicPartition, Long> to = new HashMap<>();
        for (DeadLetter.Source each : places) {
            TopicPartition partition = new TopicPartition(each.topic(), each.partition());
            from.merge(partition, each.offset(), Math::min);
            to.merge(partition, each.offset() + 1, Math::max);
        }
        // What is deleted, or not there yet, is not waited for.
        reader.beginningOffsets(from.keySet())
                .forEach((it, first) -> from.merge(it, first, Math::max));
        reader.endOffsets(to.keySet()).forEach((it, end) -> to.merge(it, end, Math::min));
        Map<DeadLetter.Source, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        TopicScan.Result read =
                new TopicScan(reader)
                        .run(
                                from,
                                to,
                                record -> {
                                    DeadLetter.Source place = placeOf(record);
                                    if (places.contains(place)) {
                                        found.put(place, record);
                                    }
                                    return true;
                                },
                                Limit.within(SharedConsumer.PATIENCE));
        if (!read.complete()) {
            throw new TimeoutException("The records could not be read in time");
        }
        return found;
    }

    private static DeadLetter.Source placeOf(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter.Source(record.topic(), record.partition(), record.offset());
    }

    @Override
    public void close() {
        shared.close();
    }
}
