package dev.tandem.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The consumer that answers operators' questions about topics. It is created by the first question,
 * serves one at a time, and belongs to no group.
 */
public final class SharedConsumer implements AutoCloseable {
    /** How long a question waits for its turn, and how long its answer may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * The client fetches ahead as soon as it has returned records, and the fetch of the next
     * question waits behind that one: as long as the broker delays it, by default half a second.
     */
    private static final int FETCH_AHEAD_MILLIS = 25;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Object> properties;
    private final ClientMetrics metrics;
    private ClientMetrics.Binding binding = ClientMetrics.Binding.NONE;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param clientId what brokers, Kafka's own log and the metrics call the client
     */
    public SharedConsumer(
            Map<String, String> kafka,
            IsolationLevel isolation,
            String clientId,
            ClientMetrics metrics) {
        this.metrics = metrics;
        properties = new HashMap<>(properties(kafka, isolation));
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_AHEAD_MILLIS);
    }

    /** What each consumer needs that reads a topic from a chosen place and commits nothing. */
    public static Map<String, Object> properties(
            Map<String, String> kafka, IsolationLevel isolation) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString().toLowerCase(Locale.ROOT));
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        return properties;
    }

    /** Waits for the turn of a question; each true wants one {@link #leave}. */
    public boolean enter() throws InterruptedException {
        return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the turn. */
    public void leave() {
        lock.unlock();
    }

    /** For the question whose turn it is. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader == null) {
            reader =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = reader;
            binding = metrics.bind(reader);
        }
        return reader;
    }

    /** Waits for a question that is being answered; a later one begins anew. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (consumer != null) {
                binding.close();
                consumer.close(CloseOptions.timeout(Duration.ZERO));
                consumer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
