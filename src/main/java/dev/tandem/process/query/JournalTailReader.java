package dev.tandem.process.query;

import dev.tandem.kafka.TopicScan;
import dev.tandem.kafka.TopicScan.Limit;
import dev.tandem.process.store.RecentPartition;
import dev.tandem.process.store.RecentPartition.Seen;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The latest committed entries of the journal: what happened before this instance was assigned a
 * partition. Read for the first question, not at the start, which it would delay. Its consumer
 * lives for one reading, so it is not measured.
 */
public final class JournalTailReader {
    /** So many records of each partition are read: 1 MB or so. */
    static final int RECORDS = 1000;

    private final Map<String, Object> properties;
    private final String topic;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the journal
     */
    public JournalTailReader(Map<String, String> kafka, String topic) {
        this.topic = topic;
        properties = SharedConsumer.properties(kafka, IsolationLevel.READ_COMMITTED);
    }

    /**
     * Fills these partitions, as far as it can be read within about two seconds.
     *
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer
     */
    void fill(Map<Integer, RecentPartition> partitions) {
        Map<Integer, Map<String, Seen>> found = new HashMap<>();
        partitions.keySet().forEach(it -> found.put(it, new HashMap<>()));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    partitions.keySet().stream().map(it -> new TopicPartition(topic, it)).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            var _ =
                    new TopicScan(consumer)
                            .run(
                                    tails(consumer.beginningOffsets(all), ends),
                                    ends,
                                    it -> look(it, found.getOrDefault(it.partition(), Map.of())),
                                    Limit.within(SharedConsumer.PATIENCE));
        }
        partitions.forEach((partition, recent) ->
                recent.fill(latestFirst(found.getOrDefault(partition, Map.of()).values())));
    }

    private static Map<TopicPartition, Long> tails(
            Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> tails = new HashMap<>();
        ends.forEach((partition, end) ->
                tails.put(partition, Math.max(begins.getOrDefault(partition, 0L), end - RECORDS)));
        return tails;
    }

    /** An entry that this version cannot read is left out: this is a hint, not the truth. */
    private static boolean look(ConsumerRecord<byte[], byte[]> record, Map<String, Seen> found) {
        if (WireFormats.JOURNAL.read(record.value())
                instanceof Reading.Read<JournalEntry>(var entry)) {
            Seen before = found.get(entry.interactionId());
            if (before == null || before.phase() != entry.phase()) {
                long at = entry.input().receivedAt().toEpochMilli();
                found.put(
                        entry.interactionId(), new Seen(entry.interactionId(), entry.phase(), at));
            }
        }
        return true;
    }

    private static List<Seen> latestFirst(Collection<Seen> found) {
        List<Seen> sorted = new ArrayList<>(found);
        sorted.sort(RecentView.LATEST_FIRST);
        return sorted;
    }
}
