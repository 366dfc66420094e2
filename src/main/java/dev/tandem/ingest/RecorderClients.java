package dev.tandem.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Kafka clients of the doors, with what their guarantees rest on. */
final class RecorderClients {
    private static final long NEVER = Duration.ofDays(3650).toMillis();

    private RecorderClients() {}

    /** A producer whose send never blocks: it takes a record or refuses it. */
    static KafkaProducer<byte[], byte[]> producer(
            Map<String, Object> kafka, Duration acknowledgeWithin) {
        int patience = Math.toIntExact(acknowledgeWithin.toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tandem-doors");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0L);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0L);
        // What was answered 503 is let go of soon, not two minutes later.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        // A topic forgotten over a quiet night would be refused in the morning.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER);
        comeBackSoon(settings);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An administrator that gives up as early as the producer. */
    static Admin admin(Map<String, Object> kafka, Duration acknowledgeWithin) {
        int patience = Math.toIntExact(acknowledgeWithin.toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "tandem-doors-probe");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        comeBackSoon(settings);
        return Admin.create(settings);
    }

    private static void comeBackSoon(Map<String, Object> settings) {
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50L);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2000L);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    }
}
