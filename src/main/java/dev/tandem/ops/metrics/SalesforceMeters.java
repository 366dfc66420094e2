package dev.tandem.ops.metrics;

import dev.tandem.domain.CommandKind;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.SalesforceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** The meters of the requests to Salesforce. */
@Singleton
public class SalesforceMeters implements SalesforceMetrics {
    private final Meters meters;

    @Inject
    public SalesforceMeters(MeterRegistry registry, SalesforceSettings salesforce) {
        meters = new Meters(registry);
        for (String center : salesforce.contactCenters().keySet()) {
            var _ = meters.counter(MeterName.NUMBERS_CUT, center);
            for (NumberOutcome outcome : NumberOutcome.values()) {
                var _ = meters.counter(MeterName.NUMBERS, center, EnumWords.of(outcome));
            }
        }
    }

    @Override
    public void requestEnded(String org, CommandKind kind, Outcome outcome, Duration latency) {
        meters.timer(MeterName.SALESFORCE_REQUESTS, org, kind.word(), EnumWords.of(outcome))
                .record(latency);
    }

    @Override
    public void requestHeldBack(String org, CommandKind kind) {
        meters.counter(MeterName.SALESFORCE_HELD_BACK, org, kind.word()).increment();
    }

    @Override
    public void tokenRequestEnded(String org, TokenOutcome outcome, Duration latency) {
        meters.timer(MeterName.TOKEN_REQUESTS, org, EnumWords.of(outcome)).record(latency);
    }

    /** Alerts use these counters, so they exist before anything happens. */
    @Override
    public void orgKnown(String org, Supplier<Circuit> circuit) {
        meters.gauge(MeterName.CIRCUIT, () -> level(circuit.get()), org);
        var _ = meters.counter(MeterName.CONFIGURATION_FAULTS, org);
        var _ = meters.counter(MeterName.CREDENTIALS_UNUSABLE, org);
        for (CommandKind kind : CommandKind.values()) {
            var _ = meters.counter(MeterName.SALESFORCE_HELD_BACK, org, kind.word());
        }
        for (TokenOutcome outcome : TokenOutcome.values()) {
            var _ = meters.timer(MeterName.TOKEN_REQUESTS, org, EnumWords.of(outcome));
        }
        for (LookupOutcome outcome : LookupOutcome.values()) {
            var _ = meters.timer(MeterName.LOOKUPS, org, EnumWords.of(outcome));
        }
    }

    @Override
    public void credentialUnusable(String org) {
        meters.counter(MeterName.CREDENTIALS_UNUSABLE, org).increment();
    }

    private static int level(Circuit state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** The state that {@link #level} shows so. */
    static Circuit circuitAt(int level) {
        return switch (level) {
            case 0 -> Circuit.CLOSED;
            case 1 -> Circuit.HALF_OPEN;
            default -> Circuit.OPEN;
        };
    }

    @Override
    public void lookedUp(String org, LookupOutcome outcome, Duration latency) {
        meters.timer(MeterName.LOOKUPS, org, EnumWords.of(outcome)).record(latency);
    }

    @Override
    public void configurationFault(String org) {
        meters.counter(MeterName.CONFIGURATION_FAULTS, org).increment();
    }

    @Override
    public void apiUsage(String org, long used, long limit) {
        meters.level(MeterName.API_USED, used, org);
        meters.level(MeterName.API_LIMIT, limit, org);
    }

    @Override
    public void numberTranslated(String contactCenter, NumberOutcome outcome) {
        meters.counter(MeterName.NUMBERS, contactCenter, EnumWords.of(outcome)).increment();
    }

    @Override
    public void numberCut(String contactCenter) {
        meters.counter(MeterName.NUMBERS_CUT, contactCenter).increment();
    }
}
