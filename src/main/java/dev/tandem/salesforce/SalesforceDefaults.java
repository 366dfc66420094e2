package dev.tandem.salesforce;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * What this room runs with where nobody brings anything better: the composition brings the
 * configured settings, operations the meters.
 */
final class SalesforceDefaults {

    @Produces
    @DefaultBean
    @Singleton
    SalesforceSettings noOrgs() {
        return SalesforceSettings.of(List.of(), List.of());
    }

    @Produces
    @DefaultBean
    @Singleton
    SalesforceMetrics noMetrics() {
        return SalesforceMetrics.NONE;
    }

    @Produces
    @DefaultBean
    @Singleton
    Clock systemClock() {
        return Clock.systemUTC();
    }
}
