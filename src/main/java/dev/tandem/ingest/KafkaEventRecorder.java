package dev.tandem.ingest;

import dev.tandem.domain.EventSource;
import dev.tandem.ingest.RecordingResult.Acknowledged;
import dev.tandem.ingest.RecordingResult.TooLarge;
import dev.tandem.ingest.RecordingResult.Unavailable;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** Records events through one outgoing channel that all doors share. */
@Startup
@ApplicationScoped
public class KafkaEventRecorder implements EventRecorder {
    private static final long MAX_BYTES_IN_FLIGHT = 16L << 20;

    private final String topic;
    private final RecorderMetrics metrics;
    private final RecordingGate gate;
    private final Emitter<ProducerRecord<byte[], byte[]>> channel;
    private final BrokerProbe probe;
    private final AcknowledgementTimeouts timeouts;
    private final InFlightLimit inFlight = new InFlightLimit(MAX_BYTES_IN_FLIGHT);

    /**
     * Connects in the background, whether or not Kafka is there yet.
     *
     * @param channel refuses a record when {@link RecorderChannel#MAX_RECORDS_IN_FLIGHT} wait
     * @param kafka the properties of every Kafka client, at least the bootstrap servers
     */
    @Inject
    public KafkaEventRecorder(
            @Channel(RecorderChannel.NAME) @OnOverflow(OnOverflow.Strategy.THROW_EXCEPTION)
                    Emitter<ProducerRecord<byte[], byte[]>> channel,
            KafkaClientService clients,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            RecorderSettings settings,
            RecorderMetrics metrics,
            ClientMetrics clientMetrics,
            RecordingGate gate) {
        this.channel = channel;
        this.gate = gate;
        this.topic = topics.webexEvents();
        this.metrics = metrics;
        Duration patience = settings.acknowledgeWithin();
        probe = new BrokerProbe(clients, kafka, topic, patience, clientMetrics);
        timeouts = new AcknowledgementTimeouts(patience.toNanos());
        metrics.watchInFlight(inFlight::records, inFlight::bytes);
    }

    @Override
    public CompletionStage<RecordingResult> record(InboundEvent event) {
        String closed = gate.closed();
        if (closed != null) {
            return CompletableFuture.completedFuture(new Unavailable(closed));
        }
        if (!inFlight.enter(event.body().length)) {
            return CompletableFuture.completedFuture(
                    new Unavailable("too many bytes of events in flight"));
        }
        Pending pending = new Pending(recordOf(event));
        try {
            channel.send(pending);
        } catch (IllegalStateException e) {
            // The channel has as many records in flight as it may have, or is closed.
            pending.settle(new Unavailable("the channel takes no record now"));
        }
        if (!pending.answer.isDone()) {
            timeouts.watch(pending.answer);
        }
        return pending.answer;
    }

    private ProducerRecord<byte[], byte[]> recordOf(InboundEvent event) {
        byte[] key = utf8(event.key());
        int partition = Utils.toPositive(Utils.murmur2(key)) % gate.partitions();
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(topic, partition, key, event.body());
        Headers headers = made.headers();
        headers.add(RecordHeaders.DOOR, utf8(wordOf(event.door())));
        headers.add(
                RecordHeaders.RECEIVED_AT, utf8(Long.toString(event.receivedAt().toEpochMilli())));
        addIfKnown(headers, RecordHeaders.SUBSCRIPTION_ID, event.subscriptionId());
        addIfKnown(headers, RecordHeaders.KEY_ID, event.keyId());
        return made;
    }

    private static void addIfKnown(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, utf8(value));
        }
    }

    private static String wordOf(EventSource door) {
        return door.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean producerHealthy() {
        return probe.reached();
    }

    /** HTTP requests have ended by now; the connector closes the channel after this. */
    void stop(@Observes ShutdownEvent event) {
        probe.close();
    }

    @PreDestroy
    void close() {
        timeouts.close();
    }

    /** One record on its way, and who waits for its acknowledgement. */
    private final class Pending implements Message<ProducerRecord<byte[], byte[]>> {
        private static final CompletionStage<Void> DONE =
                CompletableFuture.<Void>completedFuture(null);

        private final ProducerRecord<byte[], byte[]> record;
        private final CompletableFuture<RecordingResult> answer = new CompletableFuture<>();
        private final long handedOver = System.nanoTime();

        private Pending(ProducerRecord<byte[], byte[]> record) {
            this.record = record;
        }

        @Override
        public ProducerRecord<byte[], byte[]> getPayload() {
            return record;
        }

        /**
         * Without any: the channel would hand each record, and each request for the next, to the
         * event loop of a message that has a context.
         */
        @Override
        public Message<ProducerRecord<byte[], byte[]>> addMetadata(Object metadata) {
            return this;
        }

        @Override
        public CompletionStage<Void> ack(Metadata metadata) {
            metrics.acknowledged(System.nanoTime() - handedOver);
            settle(new Acknowledged());
            return DONE;
        }

        @Override
        public CompletionStage<Void> nack(Throwable reason, Metadata metadata) {
            settle(
                    reason instanceof RecordTooLargeException
                            ? new TooLarge()
                            : new Unavailable(reason.getClass().getSimpleName()));
            return DONE;
        }

        /** Its bytes count until now: a record answered 503 takes memory until Kafka lets it go. */
        private void settle(RecordingResult result) {
            inFlight.leave(record.value().length);
            answer.complete(result);
        }
    }
}
