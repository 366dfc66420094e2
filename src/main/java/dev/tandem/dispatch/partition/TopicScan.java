package dev.tandem.dispatch.partition;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads stretches of partitions from one known offset to another. */
final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final BooleanSupplier cancelled;

    TopicScan(Consumer<byte[], byte[]> consumer, BooleanSupplier cancelled) {
        this.consumer = consumer;
        this.cancelled = cancelled;
    }

    /**
     * Blocks until each partition is read or ended.
     *
     * @param from the first offset of each partition
     * @param to the offset after the last one, of at least the same partitions
     * @param wantsMore is shown each record in its partition's order; false ends that partition
     * @return false when cancelled before the end
     */
    boolean run(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
        Map<TopicPartition, Long> open = new HashMap<>(from);
        open.entrySet().removeIf(it -> it.getValue() >= to.getOrDefault(it.getKey(), 0L));
        consumer.assign(open.keySet());
        // A partition of the scan before is still paused.
        consumer.resume(open.keySet());
        open.forEach(consumer::seek);
        Set<TopicPartition> left = new HashSet<>(open.keySet());
        while (!left.isEmpty()) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            var records = consumer.poll(POLL);
            Collection<TopicPartition> ended =
                    left.stream()
                            .filter(it ->
                                    ends(records.records(it), to.getOrDefault(it, 0L), wantsMore)
                                            || consumer.position(it) >= to.getOrDefault(it, 0L))
                            .toList();
            consumer.pause(ended);
            left.removeAll(ended);
        }
        return true;
    }

    private static boolean ends(
            List<ConsumerRecord<byte[], byte[]>> records,
            long to,
            Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
        for (var record : records) {
            if (record.offset() >= to || !wantsMore.test(record)) {
                return true;
            }
        }
        return false;
    }
}
