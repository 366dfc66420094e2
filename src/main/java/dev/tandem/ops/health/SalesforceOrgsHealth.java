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
 * Tells which Salesforce orgs fail and what ails them. It is never down: webhooks have to be taken
 * all the same, and are worked off when the org is back.
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
