package dev.tandem.ops.metrics;

import dev.tandem.ingest.flow.FlowMetrics;
import dev.tandem.ingest.flow.FlowOutcome;
import dev.tandem.ingest.routing.RoutingMetrics;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.security.AccessKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The meters of the flow door. Every outcome exists from the start, so that alerts see zero. */
@Singleton
public class FlowMeters implements FlowMetrics, RoutingMetrics {
    private final Meters meters;
    private final Map<FlowOutcome, Timer> outcomes = new EnumMap<>(FlowOutcome.class);
    private final Counter keysUnusable;
    private final Counter journalLost;

    @Inject
    public FlowMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        for (FlowOutcome outcome : FlowOutcome.values()) {
            outcomes.put(outcome, meters.timer(MeterName.FLOW_REQUESTS, EnumWords.of(outcome)));
        }
        meters.level(MeterName.FLOW_KEYS, 0);
        keysUnusable = meters.counter(MeterName.FLOW_KEYS_UNUSABLE);
        journalLost = meters.counter(MeterName.FLOW_JOURNAL_LOST);
    }

    @Override
    public void answered(FlowOutcome outcome, long nanos) {
        Timer timer = outcomes.get(outcome);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void watchWaiters(IntSupplier waiters) {
        meters.gauge(MeterName.FLOW_WAITERS, waiters::getAsInt);
    }

    @Override
    public void journalLost() {
        journalLost.increment();
    }

    @Override
    public void taken(AccessKeys keys) {
        meters.level(MeterName.FLOW_KEYS, keys.size());
    }

    @Override
    public void unusable(String complaint) {
        keysUnusable.increment();
    }
}
