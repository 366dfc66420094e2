package dev.tandem.recording.topics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Merges partitions by the timestamps of their records. A record leaves once every partition that
 * has none waiting is known to hold nothing older. At one millisecond, the order of the topics
 * decides: an input before the journal entry of its decision. For one thread.
 */
final class RecordMerge {
    private static final long READ_TO_ITS_END = Long.MAX_VALUE;

    /** One partition: what waits, and up to which timestamp nothing else can come. */
    private static final class Source {
        private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
        private long knownUntil = Long.MIN_VALUE;
    }

    private final Map<TopicPartition, Source> sources = new HashMap<>();
    private final PriorityQueue<ConsumerRecord<byte[], byte[]>> heads;

    /**
     * A merge of these partitions.
     *
     * @param topics in the order in which records of one millisecond leave
     */
    RecordMerge(Iterable<TopicPartition> partitions, List<String> topics) {
        partitions.forEach(it -> sources.put(it, new Source()));
        heads =
                new PriorityQueue<>(
                        Comparator.comparingLong(
                                        (ConsumerRecord<byte[], byte[]> it) -> it.timestamp())
                                .thenComparingInt(it -> topics.indexOf(it.topic()))
                                .thenComparingInt(it -> it.partition()));
    }

    /** Takes the next record of its partition. */
    void add(ConsumerRecord<byte[], byte[]> record) {
        Source source = source(partition(record));
        source.waiting.add(record);
        if (source.waiting.size() == 1) {
            heads.add(record);
        }
    }

    /**
     * The partition has no record that is older.
     *
     * @param timestamp in epoch milliseconds
     */
    void nothingBefore(TopicPartition partition, long timestamp) {
        Source source = source(partition);
        source.knownUntil = Math.max(source.knownUntil, timestamp);
    }

    /** The partition has no record more. */
    void end(TopicPartition partition) {
        nothingBefore(partition, READ_TO_ITS_END);
    }

    /** The number of records of a partition that wait for other partitions. */
    int waiting(TopicPartition partition) {
        return source(partition).waiting.size();
    }

    /** Removes and returns the records that may leave, in their order. */
    List<ConsumerRecord<byte[], byte[]>> take() {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        long safe = emptyKnownUntil();
        @Nullable ConsumerRecord<byte[], byte[]> head = heads.peek();
        while (head != null && head.timestamp() <= safe) {
            taken.add(heads.poll());
            Source source = source(partition(head));
            source.waiting.poll();
            if (source.waiting.isEmpty()) {
                safe = Math.min(safe, source.knownUntil);
            } else {
                heads.add(source.waiting.peek());
            }
            head = heads.peek();
        }
        return taken;
    }

    private long emptyKnownUntil() {
        long known = READ_TO_ITS_END;
        for (Source source : sources.values()) {
            if (source.waiting.isEmpty()) {
                known = Math.min(known, source.knownUntil);
            }
        }
        return known;
    }

    private Source source(TopicPartition partition) {
        Source source = sources.get(partition);
        if (source == null) {
            throw new IllegalArgumentException(
                    "Expected a partition of this merge, but got " + partition);
        }
        return source;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
