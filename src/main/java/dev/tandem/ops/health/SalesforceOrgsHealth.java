package dev.tandem.ops.health;

import dev.tandem.domain.Timestamps;
import dev.tandem.salesforce.monitor.OrgHealth;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows which Salesforce orgs fail and why. It is never down: webhooks are still accepted, and are
 * processed when the org is back.
 */
@Singleton
@Readiness
public class SalesforceOrgsHealth implements HealthCheck {
    private final OrgHealth health;

    @Inject
    public SalesforceOrgsHealth(OrgHealth health) {
        this.health = health;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("salesforce orgs").up();
        health.faults()
                .forEach((org, fault) ->
                        response.withData(
                                org,
                                "%s (since %s, times=%d)"
                                        .formatted(
                                                fault.words(),
                                                Timestamps.of(fault.since()),
                                                fault.times())));
        health.notes()
                .forEach((setting, note) ->
                        response.withData(
                                setting,
                                note.words() + " (since " + Timestamps.of(note.since()) + ")"));
        return response.build();
    }
}
