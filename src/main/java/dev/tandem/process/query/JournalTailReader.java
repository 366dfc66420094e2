package dev.tandem.process.query;

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
 * The latest committed entries of the journal: what an instance has to know of the time before it
 * took a partition over. Read when somebody asks, not at the start, which has better things to do.
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
        properties = TopicReader.properties(kafka, IsolationLevel.READ_COMMITTED);
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
            Map<TopicPartition, Long> ends = seek(consumer, partitions.keySet());
            long deadline = System.nanoTime() + TopicReader.PATIENCE.toNanos();
            while (behind(consumer, ends) && System.nanoTime() - deadline < 0) {
                consumer.poll(TopicReader.ONE_POLL)
                        .forEach(it -> look(it, found.getOrDefault(it.partition(), Map.of())));
            }
        }
        partitions.forEach((partition, recent) ->
                recent.fill(latestFirst(found.getOrDefault(partition, Map.of()).values())));
    }

    private Map<TopicPartition, Long> seek(
            KafkaConsumer<byte[], byte[]> consumer, Collection<Integer> partitions) {
        List<TopicPartition> all =
                partitions.stream().map(it -> new TopicPartition(topic, it)).toList();
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        ends.forEach((partition, end) ->
                consumer.seek(
                        partition, Math.max(begins.getOrDefault(partition, 0L), end - RECORDS)));
        return ends;
    }

    private static boolean behind(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(it -> consumer.position(it.getKey()) < it.getValue());
    }

    /** An entry that this version cannot read is left out: this is a hint, not the truth. */
    private static void look(ConsumerRecord<byte[], byte[]> record, Map<String, Seen> found) {
        if (WireFormats.JOURNAL.read(record.value())
                instanceof Reading.Read<JournalEntry>(var entry)) {
            Seen before = found.get(entry.interactionId());
            if (before == null || before.phase() != entry.phase()) {
                long at = entry.input().receivedAt().toEpochMilli();
                found.put(
                        entry.interactionId(), new Seen(entry.interactionId(), entry.phase(), at));
            }
        }
    }

    private static List<Seen> latestFirst(Collection<Seen> found) {
        List<Seen> sorted = new ArrayList<>(found);
        sorted.sort(RecentView.LATEST_FIRST);
        return sorted;
    }
}
