package dev.tandem.ops.metrics;

import dev.tandem.ingest.RecorderMetrics;
import dev.tandem.ingest.webhook.WebhookMetrics;
import dev.tandem.ingest.webhook.WebhookOutcome;
import dev.tandem.ops.words.EnumWords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The meters of the webhook door. Every outcome exists from the start, so that alerts see zero. */
@Singleton
public class WebhookMeters implements WebhookMetrics, RecorderMetrics {
    private final Meters meters;
    private final Map<WebhookOutcome, Counter> outcomes = new EnumMap<>(WebhookOutcome.class);
    private final Timer acknowledgement;
    private final Timer timestampSkew;
    private final Counter secretsUnusable;

    @Inject
    public WebhookMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        for (WebhookOutcome outcome : WebhookOutcome.values()) {
            outcomes.put(outcome, meters.counter(MeterName.WEBHOOKS, EnumWords.of(outcome)));
        }
        timestampSkew = meters.timer(MeterName.WEBHOOK_TIMESTAMP_SKEW);
        acknowledgement = meters.timer(MeterName.WEBHOOK_ACKNOWLEDGEMENT);
        meters.level(MeterName.WEBHOOK_SECRETS, 0);
        secretsUnusable = meters.counter(MeterName.WEBHOOK_SECRETS_UNUSABLE);
    }

    @Override
    public void answered(WebhookOutcome outcome) {
        Counter counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void acknowledged(long nanos) {
        acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void timestampSkew(long millis) {
        timestampSkew.record(Math.abs(millis), TimeUnit.MILLISECONDS);
    }

    @Override
    public void watchInFlight(LongSupplier records, LongSupplier bytes) {
        meters.gauge(MeterName.WEBHOOK_IN_FLIGHT, records::getAsLong);
        meters.gauge(MeterName.WEBHOOK_IN_FLIGHT_BYTES, bytes::getAsLong);
    }

    @Override
    public void secretsRead(int count) {
        meters.level(MeterName.WEBHOOK_SECRETS, count);
    }

    @Override
    public void secretsUnusable() {
        secretsUnusable.increment();
    }
}
