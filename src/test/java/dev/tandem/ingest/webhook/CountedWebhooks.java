package dev.tandem.ingest.webhook;

import dev.tandem.ingest.RecorderMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Records what the door reports. */
public class CountedWebhooks implements WebhookMetrics, RecorderMetrics {
    private final Map<WebhookOutcome, LongAdder> answered = new ConcurrentHashMap<>();
    private final LongAdder acknowledged = new LongAdder();
    private LongSupplier recordsInFlight = () -> 0;
    private LongSupplier bytesInFlight = () -> 0;

    @Override
    public void answered(WebhookOutcome outcome) {
        answered.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
    }

    @Override
    public void acknowledged(long nanos) {
        acknowledged.increment();
    }

    @Override
    public void watchInFlight(LongSupplier records, LongSupplier bytes) {
        recordsInFlight = records;
        bytesInFlight = bytes;
    }

    long count(WebhookOutcome outcome) {
        return answered.getOrDefault(outcome, new LongAdder()).sum();
    }

    long acknowledgedCount() {
        return acknowledged.sum();
    }

    public long recordsInFlight() {
        return recordsInFlight.getAsLong();
    }

    public long bytesInFlight() {
        return bytesInFlight.getAsLong();
    }
}
