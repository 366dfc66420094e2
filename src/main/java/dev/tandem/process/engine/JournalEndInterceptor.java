package dev.tandem.process.engine;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Updates {@link JournalEndOffsets} with what the brokers acknowledge. Kafka creates this object by
 * its class name, so it gets its arguments from the configuration.
 */
public final class JournalEndInterceptor implements ProducerInterceptor<byte[], byte[]> {
    /** Where the configuration holds the {@link Watch}. */
    public static final String WATCH = "tandem.journal.watch";

    /** The topic that is followed, and what is updated. */
    public record Watch(String topic, JournalEndOffsets ends) {}

    private @Nullable Watch watch;

    @Override
    public void configure(Map<String, ?> configs) {
        if (!(configs.get(WATCH) instanceof Watch found)) {
            throw new IllegalStateException(
                    "Expected " + WATCH + " in the producer's configuration, but it is missing");
        }
        watch = found;
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return record;
    }

    /** On the producer's own thread. */
    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (watch != null
                && metadata != null
                && metadata.hasOffset()
                && metadata.topic().equals(watch.topic())) {
            watch.ends().reached(metadata.partition(), metadata.offset() + 1);
        }
    }

    @Override
    public void close() {}
}
