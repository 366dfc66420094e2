package dev.tandem.operator.log;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.ClusterFault;
import dev.tandem.kafka.SharedConsumer;
import dev.tandem.kafka.TopicScan;
import dev.tandem.kafka.TopicScan.Limit;
import dev.tandem.wire.OperatorRecord;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the log of operators' actions backwards, a stretch at a time: as far as its retention goes,
 * and without a copy of it in memory.
 */
public final class AuditReader implements AutoCloseable {
    /** How many offsets are read at once. */
    private static final long STRETCH = 2_000;

    /** How many offsets one question looks through: it names where it stopped, to go on there. */
    private static final long LOOKED_THROUGH = 50_000;

    /**
     * One entry of the log.
     *
     * @param offset its place; later ones are higher
     */
    public record Entry(long offset, Instant at, OperatorRecord record) {}

    /** A part of the log, or why there is none. */
    public sealed interface Part {

        /**
         * What was found.
         *
         * @param entries the latest first
         * @param next where to go on: entries below that offset were not looked at; 0 when there
         *     are none
         */
        record Page(List<Entry> entries, long next) implements Part {
            public Page {
                entries = List.copyOf(entries);
            }
        }

        /**
         * Kafka does not answer.
         *
         * @param why in words that go on after a colon
         */
        record NotNow(String why) implements Part {}
    }

    private final SharedConsumer shared;
    private final TopicPartition log;

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the log's whole name
     */
    public AuditReader(Map<String, String> kafka, String topic, ClientMetrics metrics) {
        this.log = new TopicPartition(topic, 0);
        this.shared =
                new SharedConsumer(
                        kafka, IsolationLevel.READ_COMMITTED, "tandem-operator-audit", metrics);
    }

    /**
     * The latest entries that are wanted. Blocks while Kafka is read.
     *
     * @param below only entries below that offset; {@link Long#MAX_VALUE} for the latest
     * @param limit how many at most
     */
    public Part latest(long below, int limit, Predicate<Entry> wanted) {
        try {
            if (!shared.enter()) {
                return new Part.NotNow("too many questions about the log at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Part.NotNow("this instance stops");
        }
        try {
            return backwards(shared.consumer(), below, limit, wanted);
        } catch (KafkaException e) {
            return new Part.NotNow(ClusterFault.words(e));
        } finally {
            shared.leave();
        }
    }

    private Part.Page backwards(
            KafkaConsumer<byte[], byte[]> reader, long below, int limit, Predicate<Entry> wanted) {
        List<TopicPartition> one = List.of(log);
        long first = reader.beginningOffsets(one).getOrDefault(log, 0L);
        long to = Math.min(below, reader.endOffsets(one).getOrDefault(log, 0L));
        long lowest = Math.max(first, to - LOOKED_THROUGH);
        List<Entry> found = new ArrayList<>();
        while (to > lowest) {
            long from = Math.max(lowest, to - STRETCH);
            List<Entry> stretch = stretch(reader, from, to).reversed();
            for (Entry each : stretch) {
                if (found.size() == limit) {
                    return new Part.Page(found, found.getLast().offset());
                }
                if (wanted.test(each)) {
                    found.add(each);
                }
            }
            to = from;
        }
        return new Part.Page(found, to > first ? to : 0);
    }

    private List<Entry> stretch(KafkaConsumer<byte[], byte[]> reader, long from, long to) {
        List<Entry> entries = new ArrayList<>();
        TopicScan.Result read =
                new TopicScan(reader)
                        .run(
                                Map.of(log, from),
                                Map.of(log, to),
                                record -> {
                                    add(record, entries);
                                    return true;
                                },
                                Limit.within(SharedConsumer.PATIENCE));
        if (!read.complete()) {
            throw new TimeoutException("The log could not be read in time");
        }
        return entries;
    }

    /** An entry of a later version, which this one cannot read, is left out. */
    private static void add(ConsumerRecord<byte[], byte[]> record, List<Entry> entries) {
        if (WireFormats.OPERATOR.read(record.value())
                instanceof Reading.Read<OperatorRecord>(OperatorRecord what)) {
            entries.add(new Entry(record.offset(), Instant.ofEpochMilli(record.timestamp()), what));
        }
    }

    @Override
    public void close() {
        shared.close();
    }
}
