package dev.tandem.ops.metrics;

import dev.tandem.http.HttpMetrics;
import dev.tandem.http.Refusal;
import dev.tandem.ops.words.EnumWords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** The meters of the HTTP servers. Every reason exists from the start, so that alerts see zero. */
@Singleton
public class HttpMeters implements HttpMetrics {
    private final Meters meters;
    private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);

    @Inject
    public HttpMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        for (Refusal refusal : Refusal.values()) {
            refusals.put(refusal, meters.counter(MeterName.HTTP_REFUSED, EnumWords.of(refusal)));
        }
    }

    @Override
    public void refused(Refusal refusal) {
        Counter counter = refusals.get(refusal);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void watchConnections(int port, IntSupplier connections) {
        meters.gauge(MeterName.HTTP_CONNECTIONS, connections::getAsInt, Integer.toString(port));
    }
}
