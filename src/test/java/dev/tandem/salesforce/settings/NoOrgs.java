package dev.tandem.salesforce.settings;

import dev.tandem.salesforce.monitor.SalesforceMetrics;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What the composition and operations bring in the program; tests make orgs of their own. */
@Alternative
@Singleton
public class NoOrgs {

    @Produces
    @Singleton
    SalesforceSettings settings() {
        return SalesforceSettings.of(List.of(), List.of());
    }

    @Produces
    @Singleton
    SalesforceMetrics metrics() {
        return SalesforceMetrics.NONE;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
