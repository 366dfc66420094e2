package dev.tandem.channels;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The properties of one channel: attributes of the connector and properties of its Kafka client, by
 * the names that SmallRye and Kafka give them.
 */
public final class ChannelProperties {
    /** Marks a producer that retries by itself, see {@link ClientProperties}. */
    static final String PRODUCER_RETRIES = "tandem.producer-retries";

    private static final Duration NEVER = Duration.ofDays(3650);

    private final Map<String, Object> properties = new HashMap<>();

    private ChannelProperties(String clientId) {
        with(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        with(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    /**
     * An outgoing channel whose records are acknowledged by all in-sync replicas. The connector
     * sends each record once: an idempotent producer retries by itself within {@code
     * delivery.timeout.ms} and keeps the order, whereas the connector would send a record again
     * that the producer may have written.
     *
     * <p>Each record is sent at once. A topic is known for ever: one forgotten over a quiet night
     * would be refused in the morning, or hold up the records behind the first while Kafka is away.
     *
     * @param maxInFlight how many records may wait for their acknowledgement
     */
    public static ChannelProperties outgoing(String clientId, int maxInFlight) {
        return new ChannelProperties(clientId)
                .with("max-inflight-messages", maxInFlight)
                .with(ProducerConfig.RETRIES_CONFIG, 0)
                .with(PRODUCER_RETRIES, Integer.MAX_VALUE)
                .with(ProducerConfig.ACKS_CONFIG, "all")
                .with(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .with(ProducerConfig.LINGER_MS_CONFIG, 0)
                .with(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER.toMillis());
    }

    /**
     * An incoming channel that commits nothing and hands over each poll's records together, as
     * {@code ConsumerRecords}.
     */
    public static ChannelProperties incoming(String clientId, String topic) {
        return new ChannelProperties(clientId)
                .with("topic", topic)
                .with("batch", true)
                .with("commit-strategy", "ignore")
                // With nothing to commit there is nothing to wait for at the end.
                .with("graceful-shutdown", false)
                .with("failure-strategy", "ignore");
    }

    /** Sets one property more, or another value of one. */
    public ChannelProperties with(String name, Object value) {
        properties.put(name, value.toString());
        return this;
    }

    /** For a bean that is identified by the channel's name. */
    public Map<String, Object> asMap() {
        return Map.copyOf(properties);
    }
}
