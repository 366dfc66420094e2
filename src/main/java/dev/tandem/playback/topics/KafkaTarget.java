package dev.tandem.playback.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.playback.Delivery;
import dev.tandem.playback.EventTarget;
import dev.tandem.playback.PlayedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of an installation, past its doors. Records keep their keys, headers and bytes; the
 * broker's time is that of the new record.
 */
public final class KafkaTarget implements EventTarget {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    /**
     * Connects in the background.
     *
     * @param kafka properties of every client, {@code bootstrap.servers} among them
     */
    public KafkaTarget(Map<String, String> kafka, String topic) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "tandem-replay");
        this.producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
    }

    @Override
    public CompletableFuture<Delivery> send(PlayedEvent event) {
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(topic, event.key().getBytes(UTF_8), event.body());
        event.headers().forEach(it -> made.headers().add(it.name(), it.value()));
        CompletableFuture<Delivery> delivery = new CompletableFuture<>();
        try {
            var _ =
                    producer.send(
                            made,
                            (_, failure) ->
                                    delivery.complete(
                                            failure == null
                                                    ? Delivery.ACCEPTED
                                                    : unanswered(failure)));
        } catch (KafkaException | IllegalStateException e) {
            delivery.complete(unanswered(e));
        }
        return delivery;
    }

    private static Delivery unanswered(Exception failure) {
        return new Delivery(Delivery.Result.UNANSWERED, failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        producer.close();
    }
}
