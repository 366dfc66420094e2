package dev.tandem.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads partitions from one known offset to another, by assignment: without a group and without
 * commits. One thread at a time may use the consumer.
 */
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Ends a scan that is not complete. */
    @FunctionalInterface
    public interface Limit {
        /**
         * Asked before each poll.
         *
         * @param position the sum of the positions, which grows while records are read
         */
        boolean isReached(long position);

        static Limit when(BooleanSupplier cancelled) {
            return _ -> cancelled.getAsBoolean();
        }

        static Limit within(Duration time) {
            return until(System.nanoTime() + time.toNanos());
        }

        /** Reached at that {@link System#nanoTime}. */
        static Limit until(long deadline) {
            return _ -> System.nanoTime() - deadline >= 0;
        }

        /** Nothing was read for that long, counted from the first question. */
        static Limit quietFor(Duration time) {
            return new Limit() {
                private long since = System.nanoTime();
                private long known = Long.MIN_VALUE;

                @Override
                public boolean isReached(long position) {
                    long now = System.nanoTime();
                    if (position != known) {
                        known = position;
                        since = now;
                    }
                    return now - since > time.toNanos();
                }
            };
        }

        default Limit or(Limit other) {
            return position -> isReached(position) || other.isReached(position);
        }
    }

    /**
     * How far a scan came.
     *
     * @param complete whether each partition was read to its end
     * @param positions the next offset of each partition that was given
     */
    public record Result(boolean complete, Map<TopicPartition, Long> positions) {
        public Result {
            positions = Map.copyOf(positions);
        }
    }

    private final Consumer<byte[], byte[]> consumer;

    public TopicScan(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * A consumer for scans of a command or a job, with the client's usual time limits.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param clientId what brokers, Kafka's own log and the metrics call the client
     */
    public static KafkaConsumer<byte[], byte[]> consumer(
            Map<String, String> kafka, String clientId, IsolationLevel isolation) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString().toLowerCase(Locale.ROOT));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Blocks until each partition is read or the limit is reached.
     *
     * @param from the first offset of each partition
     * @param to the offset after the last one, of at least the same partitions
     * @param wantsMore is given each record in its partition's order; false ends that partition
     */
    public Result run(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Predicate<ConsumerRecord<byte[], byte[]>> wantsMore,
            Limit limit) {
        Map<TopicPartition, Long> positions = new HashMap<>(from);
        Set<TopicPartition> left = new HashSet<>(from.keySet());
        left.removeIf(it -> isRead(it, positions, to));
        consumer.assign(left);
        // A partition of the scan before is still paused.
        consumer.resume(left);
        left.forEach(it -> consumer.seek(it, positions.getOrDefault(it, 0L)));
        while (!left.isEmpty()) {
            if (limit.isReached(positions.values().stream().mapToLong(it -> it).sum())) {
                return new Result(false, positions);
            }
            var records = consumer.poll(POLL);
            List<TopicPartition> ended = new ArrayList<>();
            for (TopicPartition it : left) {
                OptionalLong end = end(records.records(it), to.getOrDefault(it, 0L), wantsMore);
                positions.put(it, end.orElseGet(() -> consumer.position(it)));
                if (end.isPresent() || isRead(it, positions, to)) {
                    ended.add(it);
                }
            }
            consumer.pause(ended);
            ended.forEach(left::remove);
        }
        return new Result(true, positions);
    }

    private static boolean isRead(
            TopicPartition partition,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> to) {
        return positions.getOrDefault(partition, 0L) >= to.getOrDefault(partition, 0L);
    }

    /** The offset at which the partition ends among these records; empty when it goes on. */
    private static OptionalLong end(
            List<ConsumerRecord<byte[], byte[]>> records,
            long to,
            Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
        for (var record : records) {
            if (record.offset() >= to) {
                return OptionalLong.of(to);
            }
            if (!wantsMore.test(record)) {
                return OptionalLong.of(record.offset() + 1);
            }
        }
        return OptionalLong.empty();
    }
}
