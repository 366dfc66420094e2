package dev.tandem.recording.topics;

import dev.tandem.recording.RecordedLine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records topics, merged by time. It assigns partitions to its consumer, and neither joins a group
 * nor commits. For one thread.
 */
public final class TopicRecorder {
    private static final Duration POLL = Duration.ofMillis(200);

    /** A partition that is this far ahead of the others waits for them. */
    private static final int MOST_WAITING = 2_000;

    /** The broker's clock gives the timestamps, and may be this far behind the clock here. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final String prefix;
    private final List<String> topics;
    private final Clock clock;

    /**
     * @param prefix of the installation's topics, left out of the recording
     * @param topics without the prefix, in the order in which records of one millisecond stand
     */
    public TopicRecorder(
            Consumer<byte[], byte[]> consumer, String prefix, List<String> topics, Clock clock) {
        this.consumer = consumer;
        this.prefix = prefix;
        this.topics = List.copyOf(topics);
        this.clock = clock;
    }

    /** What becomes of the lines, and how far the recording is. */
    public interface Sink {
        /** The next line. */
        void line(RecordedLine line) throws IOException;

        /**
         * After each poll; a good moment to flush.
         *
         * @param read records read so far, those that are left out included
         * @param left records that remain; 0 when following
         */
        void progress(long read, long left) throws IOException;
    }

    /** Where a partition is read, and up to where: {@code Long.MAX_VALUE} for no end. */
    private record Range(long from, long to) {}

    private static final Range NOTHING = new Range(0, 0);

    /**
     * Blocks until all is recorded, or until cancelled.
     *
     * @param after the offset of the last recorded record of each partition, by {@code
     *     topic-partition} without the prefix, where an earlier run ended; empty for a new
     *     recording
     */
    public void run(
            RecordingPlan plan, Map<String, Long> after, Sink sink, BooleanSupplier cancelled)
            throws IOException {
        Map<TopicPartition, Range> ranges = ranges(plan, after);
        RecordMerge merge =
                new RecordMerge(ranges.keySet(), topics.stream().map(this::full).toList());
        Set<TopicPartition> open = new HashSet<>(ranges.keySet());
        consumer.assign(open);
        ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
        long read = 0;
        while (!cancelled.getAsBoolean()) {
            endThoseRead(open, ranges, merge);
            for (ConsumerRecord<byte[], byte[]> record : merge.take()) {
                sink.line(line(record));
            }
            if (open.isEmpty()) {
                return;
            }
            read += poll(plan, ranges, open, merge);
            sink.progress(read, left(open, ranges));
        }
    }

    private long poll(
            RecordingPlan plan,
            Map<TopicPartition, Range> ranges,
            Set<TopicPartition> open,
            RecordMerge merge) {
        long before = clock.millis();
        holdBackThoseAhead(open, merge);
        var records = consumer.poll(POLL);
        List<TopicPartition> over = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= endOf(partition, ranges) || plan.isOver(record)) {
                over.add(partition);
            } else if (plan.includes(record)) {
                merge.add(record);
            } else {
                merge.nothingBefore(partition, record.timestamp());
            }
        }
        end(over, open, merge);
        for (TopicPartition partition : open) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isPresent() && lag.getAsLong() == 0) {
                merge.nothingBefore(partition, before - CLOCKS_DIFFER.toMillis());
            }
        }
        return records.count();
    }

    private void holdBackThoseAhead(Set<TopicPartition> open, RecordMerge merge) {
        Set<TopicPartition> ahead = new HashSet<>();
        Set<TopicPartition> others = new HashSet<>();
        open.forEach(it -> (merge.waiting(it) >= MOST_WAITING ? ahead : others).add(it));
        consumer.pause(ahead);
        consumer.resume(others);
    }

    private void endThoseRead(
            Set<TopicPartition> open, Map<TopicPartition, Range> ranges, RecordMerge merge) {
        end(
                open.stream().filter(it -> consumer.position(it) >= endOf(it, ranges)).toList(),
                open,
                merge);
    }

    private void end(Collection<TopicPartition> over, Set<TopicPartition> open, RecordMerge merge) {
        over.forEach(merge::end);
        open.removeAll(over);
        consumer.pause(over);
    }

    private static long endOf(TopicPartition partition, Map<TopicPartition, Range> ranges) {
        return ranges.getOrDefault(partition, NOTHING).to();
    }

    private long left(Set<TopicPartition> open, Map<TopicPartition, Range> ranges) {
        long left = 0;
        for (TopicPartition partition : open) {
            long to = endOf(partition, ranges);
            left += to == Long.MAX_VALUE ? 0 : Math.max(0, to - consumer.position(partition));
        }
        return left;
    }

    private Map<TopicPartition, Range> ranges(RecordingPlan plan, Map<String, Long> after) {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> first = atTime(partitions, plan.from());
        Map<TopicPartition, @Nullable OffsetAndTimestamp> over = atTime(partitions, plan.to());
        Map<TopicPartition, Range> ranges = new HashMap<>();
        for (TopicPartition it : partitions) {
            long end = ends.getOrDefault(it, 0L);
            long from = begins.getOrDefault(it, 0L);
            if (plan.from() != null) {
                from = offset(first.get(it), end);
            }
            end = offset(over.get(it), end);
            Long last = after.get(shortName(it.topic()) + "-" + it.partition());
            from = last == null ? from : Math.max(from, last + 1);
            ranges.put(it, new Range(from, plan.follow() ? Long.MAX_VALUE : Math.max(from, end)));
        }
        return ranges;
    }

    /** The first record of each partition that is as late or later; null for none, or no time. */
    private Map<TopicPartition, @Nullable OffsetAndTimestamp> atTime(
            List<TopicPartition> partitions, @Nullable Instant time) {
        Map<TopicPartition, @Nullable OffsetAndTimestamp> first = new HashMap<>();
        if (time != null) {
            Map<TopicPartition, Long> wanted = new HashMap<>();
            partitions.forEach(it -> wanted.put(it, time.toEpochMilli()));
            first.putAll(consumer.offsetsForTimes(wanted));
        }
        return first;
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long otherwise) {
        return found == null ? otherwise : found.offset();
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        for (String topic : topics) {
            List<PartitionInfo> found = there.get(full(topic));
            if (found == null) {
                throw new IllegalStateException(
                        "Expected the topic "
                                + full(topic)
                                + ", but the cluster has none of that name: check"
                                + " tandem.topics.prefix");
            }
            found.forEach(it -> partitions.add(new TopicPartition(it.topic(), it.partition())));
        }
        return partitions;
    }

    private RecordedLine line(ConsumerRecord<byte[], byte[]> record) {
        List<RecordedLine.Header> headers = new ArrayList<>();
        record.headers().forEach(it -> headers.add(new RecordedLine.Header(it.key(), it.value())));
        return new RecordedLine(
                shortName(record.topic()),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                headers,
                record.value());
    }

    private String full(String topic) {
        return prefix + topic;
    }

    private String shortName(String topic) {
        return topic.substring(prefix.length());
    }
}
