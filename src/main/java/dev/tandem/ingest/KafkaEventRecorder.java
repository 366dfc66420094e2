package dev.tandem.ingest;

import dev.tandem.ingest.RecordingResult.Acknowledged;
import dev.tandem.ingest.RecordingResult.TooLarge;
import dev.tandem.ingest.RecordingResult.Unavailable;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.telemetry.CallSpan;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.Topics;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Records events through one producer that all doors share. */
@Startup
@ApplicationScoped
public class KafkaEventRecorder implements EventRecorder {
    /** Far above what 60,000 events/s need at 10 ms, and small against any heap. */
    private static final int MAX_RECORDS_IN_FLIGHT = 5_000;

    private static final long MAX_BYTES_IN_FLIGHT = 16L << 20;

    private final String topic;
    private final RecorderMetrics metrics;
    private final RecordingGate gate;
    private final CallTraces traces;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final List<ClientMetrics.Binding> bindings;
    private final BrokerProbe probe;
    private final AcknowledgementTimeouts timeouts;
    private final InFlightLimit inFlight =
            new InFlightLimit(MAX_RECORDS_IN_FLIGHT, MAX_BYTES_IN_FLIGHT);

    /**
     * Connects in the background, whether or not Kafka is there yet.
     *
     * @param kafka the properties of every Kafka client, at least the bootstrap servers
     */
    @Inject
    public KafkaEventRecorder(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            RecorderSettings settings,
            RecorderMetrics metrics,
            ClientMetrics clientMetrics,
            CallTraces traces,
            RecordingGate gate) {
        this.gate = gate;
        this.traces = traces;
        Duration patience = settings.acknowledgeWithin();
        this.topic = topics.webexEvents();
        this.metrics = metrics;
        producer = RecorderClients.producer(kafka, patience);
        admin = RecorderClients.admin(kafka, patience);
        bindings = List.of(clientMetrics.bind(producer), clientMetrics.bind(admin));
        probe = new BrokerProbe(producer, admin, topic);
        timeouts = new AcknowledgementTimeouts(patience.toNanos());
        metrics.watchInFlight(inFlight::records, inFlight::bytes);
    }

    @Override
    public CompletionStage<RecordingResult> record(InboundEvent event) {
        String closed = gate.closed();
        if (closed != null) {
            return CompletableFuture.completedFuture(new Unavailable(closed));
        }
        int size = event.body().length;
        if (!inFlight.enter(size)) {
            return CompletableFuture.completedFuture(new Unavailable("too many events in flight"));
        }
        CompletableFuture<RecordingResult> answer = new CompletableFuture<>();
        CallSpan span = spanOf(event);
        long handedOver = System.nanoTime();
        try {
            var _ =
                    producer.send(
                            recordOf(event, span),
                            (_, failure) -> answered(answer, span, size, handedOver, failure));
        } catch (KafkaException | IllegalStateException e) {
            // Thrown, not passed to the callback, when the producer is closed or interrupted.
            answered(answer, span, size, handedOver, e);
        }
        if (!answer.isDone()) {
            timeouts.watch(answer);
        }
        return answer;
    }

    private CallSpan spanOf(InboundEvent event) {
        String interactionId = event.interactionId();
        return interactionId == null ? CallSpan.NONE : traces.received(event.door(), interactionId);
    }

    /** The place in flight is free only now: a record answered 503 still takes memory till then. */
    private void answered(
            CompletableFuture<RecordingResult> answer,
            CallSpan span,
            int size,
            long handedOver,
            @Nullable Exception failure) {
        inFlight.leave(size);
        span.outcome(failure == null ? "recorded" : "not recorded", failure != null);
        span.close();
        if (failure == null) {
            metrics.acknowledged(System.nanoTime() - handedOver);
            answer.complete(new Acknowledged());
        } else if (failure instanceof RecordTooLargeException) {
            answer.complete(new TooLarge());
        } else {
            answer.complete(new Unavailable(failure.getClass().getSimpleName()));
        }
    }

    private ProducerRecord<byte[], byte[]> recordOf(InboundEvent event, CallSpan span) {
        byte[] key = utf8(event.key());
        int partition = Utils.toPositive(Utils.murmur2(key)) % gate.partitions();
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(topic, partition, key, event.body());
        Headers headers = made.headers();
        headers.add(RecordHeaders.DOOR, utf8(RecordHeaders.wordOf(event.door())));
        headers.add(
                RecordHeaders.RECEIVED_AT, utf8(Long.toString(event.receivedAt().toEpochMilli())));
        addIfKnown(headers, RecordHeaders.SUBSCRIPTION_ID, event.subscriptionId());
        addIfKnown(headers, RecordHeaders.KEY_ID, event.keyId());
        addIfKnown(headers, RecordHeaders.TRACEPARENT, span.traceparent());
        return made;
    }

    private static void addIfKnown(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, utf8(value));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean producerHealthy() {
        return probe.reached();
    }

    /** Lets what is in flight be acknowledged, as long as a sender would wait for it. */
    @PreDestroy
    void close() {
        probe.close();
        bindings.forEach(ClientMetrics.Binding::close);
        admin.close(Duration.ZERO);
        producer.close(Duration.ofSeconds(2));
        timeouts.close();
    }
}
