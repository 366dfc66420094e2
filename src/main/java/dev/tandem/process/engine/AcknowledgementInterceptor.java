package dev.tandem.process.engine;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Updates {@link JournalEndOffsets} and {@link WrittenCommands} with what the brokers acknowledge.
 * Kafka creates this object by its class name, so it gets its arguments from the configuration.
 */
public final class AcknowledgementInterceptor implements ProducerInterceptor<byte[], byte[]> {
    /** Where the configuration holds the {@link Watch}. */
    public static final String WATCH = "tandem.acknowledgements";

    /**
     * What is kept up to date.
     *
     * @param journal the topic whose ends are followed
     */
    public record Watch(String journal, JournalEndOffsets ends, WrittenCommands commands) {}

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

    /** On the producer's own thread, or on the sender's when the record was refused at once. */
    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata metadata, @Nullable Exception exception, Headers headers) {
        if (watch == null) {
            return;
        }
        if (metadata != null && metadata.hasOffset() && metadata.topic().equals(watch.journal())) {
            watch.ends().reached(metadata.partition(), metadata.offset() + 1);
        }
        watch.commands().acknowledged(exception == null ? metadata : null, headers);
    }

    @Override
    public void close() {}
}
