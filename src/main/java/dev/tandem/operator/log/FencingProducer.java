package dev.tandem.operator.log;

import dev.tandem.kafka.ClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The producer that fences all others of its transactional id when it is opened. It stays open
 * while this instance was the last to write, as far as it knows. For one thread at a time.
 */
final class FencingProducer {
    private static final Logger LOG = Logger.getLogger(FencingProducer.class);
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    private final Map<String, Object> properties;
    private final ClientMetrics metrics;
    private ClientMetrics.Binding binding = ClientMetrics.Binding.NONE;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param patience how long it waits for each answer of Kafka
     */
    FencingProducer(
            Map<String, String> kafka,
            String transactionalId,
            Duration patience,
            ClientMetrics metrics) {
        this.metrics = metrics;
        properties = new HashMap<>(kafka);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "tandem-operator-actions-writer");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(patience));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(patience));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(patience));
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    /**
     * Fences every other writer and ends its transaction, unless this one is open already.
     *
     * @throws KafkaException when Kafka refuses or does not answer; {@link #abandon} must follow
     */
    KafkaProducer<byte[], byte[]> open() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
            binding = metrics.bind(open);
            open.initTransactions();
        }
        return open;
    }

    /**
     * Writes the records in one transaction.
     *
     * @return where they are, in their order
     * @throws KafkaException when another writer fenced this one, or Kafka refuses or does not
     *     answer: the outcome may be unknown, and {@link #abandon} must follow
     */
    List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException, ExecutionException {
        KafkaProducer<byte[], byte[]> open = open();
        List<Future<RecordMetadata>> written = new ArrayList<>();
        open.beginTransaction();
        records.forEach(record -> written.add(open.send(record)));
        open.commitTransaction();
        List<RecordMetadata> places = new ArrayList<>();
        for (Future<RecordMetadata> each : written) {
            places.add(each.get());
        }
        return places;
    }

    /**
     * Gives the producer up; the next one fences it.
     *
     * @param abort whether Kafka can be asked to end its transaction at once
     */
    void abandon(boolean abort) {
        KafkaProducer<byte[], byte[]> given = producer;
        if (given == null) {
            return;
        }
        producer = null;
        binding.close();
        try {
            if (abort) {
                given.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("A transaction is left to the next writer", e);
        } finally {
            given.close(Duration.ZERO);
        }
    }
}
