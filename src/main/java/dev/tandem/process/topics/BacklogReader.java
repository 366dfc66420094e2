package dev.tandem.process.topics;

import dev.tandem.kafka.TopicScan;
import dev.tandem.process.settings.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Asks Kafka which records wait for their reader, and since when. A consumer's own lag is known
 * only while it runs, and only as a number of records; this one is also right while every instance
 * is stopped or stuck. One thread at a time may use it.
 *
 * <p>The age needs the first waiting record itself: an offset has no time, and the time of the last
 * commit says nothing about a topic that was quiet before it.
 */
public final class BacklogReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of each partition one record is read. The broker gives a larger batch alone, but whole. */
    private static final int SMALL_FETCH = 64 * 1024;

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicScan scan;
    private final int partitions;

    /**
     * @param kafka properties for the clients, {@code bootstrap.servers} among them
     */
    public BacklogReader(Map<String, String> kafka, TopicSettings topics) {
        partitions = topics.partitions();
        int patience = Math.toIntExact(PATIENCE.toMillis());
        Map<String, Object> common = new HashMap<>(kafka);
        common.put(AdminClientConfig.CLIENT_ID_CONFIG, "tandem-backlog");
        common.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        common.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        admin = Admin.create(common);
        Map<String, Object> reading = new HashMap<>(common);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        reading.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, SMALL_FETCH);
        consumer =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        scan = new TopicScan(consumer);
    }

    /**
     * What this group has not committed of the topic; all of it where the group committed nothing.
     *
     * @throws ExecutionException when the cluster refuses or does not answer
     */
    public TopicBacklog of(String topic, String group)
            throws InterruptedException, ExecutionException {
        // The end is read first: what is committed in between then counts as processed.
        Map<TopicPartition, Long> ends = offsets(topic, OffsetSpec.latest());
        Map<TopicPartition, Long> from = offsets(topic, OffsetSpec.earliest());
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        from.computeIfPresent(
                                partition, (_, first) -> Math.max(first, committed.offset()));
                    }
                });
        return between(from, ends);
    }

    private Map<TopicPartition, Long> offsets(String topic, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked =
                IntStream.range(0, partitions)
                        .mapToObj(it -> new TopicPartition(topic, it))
                        .collect(Collectors.toMap(it -> it, _ -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, it) -> offsets.put(partition, it.offset()));
        return offsets;
    }

    /** A partition that has nothing but markers of transactions there counts as read. */
    private TopicBacklog between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
        TopicScan.Result read =
                scan.run(
                        from,
                        to,
                        record -> {
                            first.put(
                                    new TopicPartition(record.topic(), record.partition()), record);
                            return false;
                        },
                        TopicScan.Limit.within(PATIENCE));
        if (!read.complete()) {
            throw new TimeoutException(
                    "Expected the first waiting record of each partition within "
                            + PATIENCE
                            + ", but some did not come");
        }
        long records = 0;
        long oldest = Long.MAX_VALUE;
        for (var each : first.entrySet()) {
            records += to.getOrDefault(each.getKey(), 0L) - each.getValue().offset();
            oldest = Math.min(oldest, each.getValue().timestamp());
        }
        return new TopicBacklog(records, first.isEmpty() ? null : Instant.ofEpochMilli(oldest));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}
