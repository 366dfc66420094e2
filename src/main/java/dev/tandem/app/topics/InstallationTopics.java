package dev.tandem.app.topics;

import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.kafka.TopicScan;
import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of an installation, for commands that read and write them. For one thread. */
public final class InstallationTopics implements AutoCloseable {
    /** A cluster that answers nothing for that long is given up. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Map<String, String> kafka;
    private final String clientId;
    private final Topics topics;
    private final ProgressLine progress;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects in the background.
     *
     * @param clientId names the command in the cluster's metrics and quotas
     */
    public InstallationTopics(ConfiguredCluster cluster, String clientId, ProgressLine progress) {
        this.kafka = cluster.kafka();
        this.clientId = clientId;
        this.topics = cluster.topics();
        this.progress = progress;
        try {
            consumer = TopicScan.consumer(kafka, clientId, IsolationLevel.READ_UNCOMMITTED);
        } catch (KafkaException e) {
            throw new TopicsUnavailable(e);
        }
    }

    public Topics topics() {
        return topics;
    }

    /**
     * Reads all that the topic holds now.
     *
     * @throws TopicsUnavailable when there is no such topic, or it cannot be read to its end
     */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            readAll(topic, each);
        } catch (KafkaException | IllegalStateException e) {
            throw new TopicsUnavailable(e);
        }
    }

    private void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        long[] read = {0};
        TopicScan.Result result =
                new TopicScan(consumer)
                        .run(
                                consumer.beginningOffsets(partitions),
                                ends,
                                record -> {
                                    each.accept(record);
                                    read[0]++;
                                    progress.show("records of " + topic, read[0], all - read[0]);
                                    return true;
                                },
                                TopicScan.Limit.quietFor(QUIET));
        progress.end();
        if (!result.complete()) {
            throw new IllegalStateException(
                    "Expected " + topic + " to be read to its end, but Kafka stopped answering");
        }
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "Expected the topic "
                            + topic
                            + ", but the cluster has none of that name: check"
                            + " tandem.topics.prefix");
        }
        return found.stream().map(it -> new TopicPartition(topic, it.partition())).toList();
    }

    /**
     * Writes records; returns when Kafka has all of them.
     *
     * @throws TopicsUnavailable when Kafka does not take one
     */
    public void write(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> written = new ArrayList<>();
            records.forEach(record -> written.add(producer.send(record)));
            written.forEach(InstallationTopics::await);
        } catch (KafkaException | IllegalStateException e) {
            throw new TopicsUnavailable(e);
        }
    }

    /** How long each topic keeps its records; a topic that keeps them for ever is left out. */
    public Map<String, Duration> retentions() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        try (Admin admin = Admin.create(properties)) {
            List<ConfigResource> asked =
                    topics.all().stream()
                            .map(it -> new ConfigResource(ConfigResource.Type.TOPIC, it))
                            .toList();
            Map<String, Duration> retentions = new HashMap<>();
            await(admin.describeConfigs(asked).all().toCompletionStage().toCompletableFuture())
                    .forEach((topic, config) ->
                            retention(config).ifPresent(it -> retentions.put(topic.name(), it)));
            return retentions;
        } catch (KafkaException | IllegalStateException e) {
            throw new TopicsUnavailable(e);
        }
    }

    private static Optional<Duration> retention(Config config) {
        return Optional.ofNullable(config.get(TopicConfig.RETENTION_MS_CONFIG))
                .map(ConfigEntry::value)
                .map(Long::parseLong)
                .filter(millis -> millis >= 0)
                .map(Duration::ofMillis);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before Kafka answered", e);
        }
    }

    @Override
    public void close() {
        progress.end();
        consumer.close();
    }
}
