package dev.tandem.process;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.restoreConsumerPrefix;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.process.engine.AcknowledgementInterceptor;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.store.BoundedRocksConfig;
import dev.tandem.process.store.RocksMemory;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The configuration of Kafka Streams, with the reason where a value is not the default. */
final class StreamsProperties {
    private StreamsProperties() {}

    static Properties of(
            ProcessSettings settings,
            TopicSettings topics,
            String memberId,
            RocksMemory memory,
            AcknowledgementInterceptor.Watch acknowledgements) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replicationFactor());
        InstanceAddress instance = settings.instance();
        if (instance != null) {
            properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, instance.hostAndPort());
        }
        transactions(properties, settings);
        timeOrder(properties);
        membership(properties, settings, memberId);
        properties.put(
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                settings.bounds().recordCacheBytes());
        restoration(properties);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksConfig.class);
        properties.put(BoundedRocksConfig.MEMORY, memory);
        follow(properties, acknowledgements);
        return properties;
    }

    /**
     * A record that lingers makes the caller wait, so most batches hold one or two records. To
     * compress those costs more than it saves: lz4 allocates 128 KiB for each batch, which was a
     * third of all that the stream threads allocated.
     *
     * <p>With one request in flight, what comes meanwhile travels together in the next one: load
     * makes the batches. It also keeps a partition's second batch from overtaking its first, which
     * brokers before the fix of KAFKA-15591 accept, and then refuse the first for good.
     */
    private static void transactions(Properties properties, ProcessSettings settings) {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
        properties.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        properties.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        properties.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "none");
    }

    /**
     * A changelog that is restored to its end has nothing more to send, and a fetch that waits for
     * it holds up the others by the default of half a second, several times in each start. The
     * consumer has no partition, and sends nothing, once all are restored.
     */
    private static void restoration(Properties properties) {
        properties.put(restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    }

    private static void follow(Properties properties, AcknowledgementInterceptor.Watch watch) {
        properties.put(
                producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                List.of(AcknowledgementInterceptor.class));
        properties.put(producerPrefix(AcknowledgementInterceptor.WATCH), watch);
    }

    /** Inputs are processed in the order of their append time, across topics. */
    private static void timeOrder(Properties properties) {
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        properties.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }

    /** The heartbeat leaves room for two lost ones within a session. */
    private static void membership(
            Properties properties, ProcessSettings settings, String memberId) {
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        properties.put(consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberId);
        properties.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        properties.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 4);
        properties.put(consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), 60_000);
    }
}
