package dev.tandem.ops.metrics.kafka;

import dev.tandem.kafka.ClientMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/** The metrics of Kafka's clients, as far as {@link KafkaSeries} lets them through. */
@Singleton
public class KafkaClientMeters implements ClientMetrics {
    /** A client's metrics of a partition exist from its assignment on. */
    private static final Duration REFRESH = Duration.ofSeconds(15);

    private final MeterRegistry registry;
    private final Duration refresh;

    @Inject
    public KafkaClientMeters(MeterRegistry registry) {
        this(registry, REFRESH);
    }

    KafkaClientMeters(MeterRegistry registry, Duration refresh) {
        this.registry = registry;
        this.refresh = refresh;
    }

    @Override
    public Binding bind(Consumer<?, ?> consumer) {
        return bindClient(it -> new KafkaClientMetrics(consumer, List.of(), it, refresh));
    }

    @Override
    public Binding bind(Producer<?, ?> producer) {
        return bindClient(it -> new KafkaClientMetrics(producer, List.of(), it, refresh));
    }

    @Override
    public Binding bind(Admin admin) {
        return admin instanceof AdminClient client
                ? bindClient(it -> new KafkaClientMetrics(client, List.of(), it, refresh))
                : Binding.NONE;
    }

    @Override
    public Binding bind(KafkaStreams streams) {
        ScheduledExecutorService refresher = refresher();
        var metrics = new KafkaStreamsMetrics(streams, List.of(), refresher, refresh);
        return bound(metrics, metrics::close, refresher);
    }

    private Binding bindClient(Function<ScheduledExecutorService, KafkaClientMetrics> binder) {
        ScheduledExecutorService refresher = refresher();
        var metrics = binder.apply(refresher);
        return bound(metrics, metrics::close, refresher);
    }

    /**
     * Each binding has its own: a binder that shares one does not cancel its refreshes, and would
     * register the series of a closed client again.
     */
    private static ScheduledExecutorService refresher() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("kafka-metrics").factory());
    }

    private Binding bound(
            MeterBinder metrics, Runnable remove, ScheduledExecutorService refresher) {
        metrics.bindTo(registry);
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (!closed.getAndSet(true)) {
                refresher.shutdownNow();
                refresher.close();
                remove.run();
            }
        };
    }
}
