package dev.tandem.ops.metrics;

import dev.tandem.ops.words.EnumWords;
import dev.tandem.salesforce.monitor.SalesforceMetrics.Circuit;
import dev.tandem.salesforce.monitor.SalesforceMetrics.TokenOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What the meters of this instance say about an org now, so that answers and dashboards agree. */
@Singleton
public class OrgReadings {
    private final MeterRegistry registry;

    @Inject
    public OrgReadings(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * The readings of one org.
     *
     * @param circuit whether requests are let through
     * @param tokens how many tokens it has issued since the start
     * @param waiting commands that wait for a slot
     * @param running slots in use
     * @param backlogSeconds how long the first of those has waited
     * @param retriesWaiting interactions whose command waits for its next attempt
     * @param apiUsed requests of the daily quota used; null until an answer said so
     * @param apiLimit the daily quota; null until an answer said so
     */
    public record Reading(
            Circuit circuit,
            long tokens,
            int waiting,
            int running,
            long backlogSeconds,
            int retriesWaiting,
            @Nullable Long apiUsed,
            @Nullable Long apiLimit) {}

    /** Of the org of that name. */
    public Reading of(String org) {
        return new Reading(
                SalesforceMeters.circuitAt(number(MeterName.CIRCUIT, org)),
                tokens(org),
                number(MeterName.ORG_WAITING, org),
                number(MeterName.ORG_RUNNING, org),
                Math.round(level(MeterName.ORG_BACKLOG, org, 0)),
                number(MeterName.RETRIES_WAITING, org),
                quota(MeterName.API_USED, org),
                quota(MeterName.API_LIMIT, org));
    }

    private long tokens(String org) {
        Timer issued =
                registry.find(MeterName.TOKEN_REQUESTS.meter())
                        .tags("org", org, "outcome", EnumWords.of(TokenOutcome.ISSUED))
                        .timer();
        return issued == null ? 0 : issued.count();
    }

    private int number(MeterName name, String org) {
        return (int) level(name, org, 0);
    }

    private @Nullable Long quota(MeterName name, String org) {
        double level = level(name, org, Double.NaN);
        return Double.isNaN(level) ? null : (Long) Math.round(level);
    }

    /** A meter may be registered with its first value only. */
    private double level(MeterName name, String org, double otherwise) {
        Gauge gauge = registry.find(name.meter()).tag("org", org).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? otherwise : gauge.value();
    }
}
