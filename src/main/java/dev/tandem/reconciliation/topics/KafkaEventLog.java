package dev.tandem.reconciliation.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.EventSource;
import dev.tandem.kafka.ClusterFault;
import dev.tandem.kafka.TopicScan;
import dev.tandem.reconciliation.EventLog;
import dev.tandem.reconciliation.EventLogException;
import dev.tandem.reconciliation.MissingNotice;
import dev.tandem.wire.RecordHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The events in Kafka. Its clients live for one reading or writing: there are minutes between them.
 */
public final class KafkaEventLog implements EventLog {
    /** A cluster that answers nothing for that long is given up. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Map<String, String> kafka;
    private final String clientId;
    private final String topic;
    private final Clock clock;
    private final ReadProgress progress;

    /** Is shown how far a reading has come. */
    @FunctionalInterface
    public interface ReadProgress {
        /** Shows nothing. */
        ReadProgress NONE = (read, left) -> {};

        /** So many records are read, and so many are left at most. */
        void read(long read, long left);
    }

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the clients, {@code bootstrap.servers} among them
     * @param clientId names the clients in the cluster's metrics and quotas
     * @param topic the whole name of {@code webex-events}
     */
    public KafkaEventLog(
            Map<String, String> kafka,
            String clientId,
            String topic,
            Clock clock,
            ReadProgress progress) {
        this.kafka = Map.copyOf(kafka);
        this.clientId = clientId;
        this.topic = topic;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public void read(Instant from, Instant to, BiConsumer<String, byte @Nullable []> each) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                TopicScan.consumer(kafka, clientId, IsolationLevel.READ_UNCOMMITTED)) {
            read(consumer, from, to, each);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Instant from,
            Instant to,
            BiConsumer<String, byte @Nullable []> each) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(it -> new TopicPartition(topic, it.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new EventLogException(
                    "the cluster has no topic " + topic + ": check tandem.topics.prefix", null);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> first = offsets(consumer, from, ends);
        Map<TopicPartition, Long> last = offsets(consumer, to, ends);
        long all = sum(last) - sum(first);
        long[] read = {0};
        TopicScan.Result result =
                new TopicScan(consumer)
                        .run(
                                first,
                                last,
                                record -> {
                                    take(record, each);
                                    read[0]++;
                                    progress.read(read[0], Math.max(0, all - read[0]));
                                    return true;
                                },
                                TopicScan.Limit.quietFor(QUIET));
        if (!result.complete()) {
            throw new EventLogException(
                    "Kafka stopped answering before " + topic + " was read to its end", null);
        }
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record, BiConsumer<String, byte @Nullable []> each) {
        if (record.key() != null) {
            each.accept(new String(record.key(), UTF_8), record.value());
        }
    }

    /** The first offset at or after that time in each partition; its end where there is none. */
    private static Map<TopicPartition, Long> offsets(
            KafkaConsumer<byte[], byte[]> consumer, Instant at, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        ends.keySet().forEach(it -> asked.put(it, Math.max(0, at.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp offset = found.get(partition);
            offsets.put(partition, offset == null ? end : Long.valueOf(offset.offset()));
        });
        return offsets;
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void write(List<MissingNotice> notices) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> written = new ArrayList<>();
            notices.forEach(it -> written.add(producer.send(record(it))));
            for (Future<?> each : written) {
                each.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventLogException("interrupted before Kafka had all notices", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(MissingNotice notice) {
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(
                        topic,
                        notice.interactionId().getBytes(UTF_8),
                        notice.body().getBytes(UTF_8));
        made.headers()
                .add(
                        RecordHeaders.DOOR,
                        RecordHeaders.wordOf(EventSource.RECONCILER).getBytes(UTF_8))
                .add(RecordHeaders.RECEIVED_AT, Long.toString(clock.millis()).getBytes(UTF_8));
        return made;
    }

    private static EventLogException failure(Exception e) {
        return e instanceof InterruptException
                ? new EventLogException("interrupted before Kafka answered", e)
                : new EventLogException(ClusterFault.words(e), e);
    }
}
