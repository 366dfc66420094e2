package dev.tandem.ops.health;

import dev.tandem.domain.Timestamps;
import dev.tandem.reconciliation.UpkeepMetrics.Work;
import dev.tandem.reconciliation.UpkeepStatus;
import dev.tandem.reconciliation.WebexUpkeep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows how far calls are reconciled with Webex, and what of it fails. It is never down: calls go
 * on without it.
 */
@Singleton
@Readiness
public class WebexHealth implements HealthCheck {
    private final WebexUpkeep upkeep;

    @Inject
    public WebexHealth(WebexUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("webex").up();
        UpkeepStatus status = upkeep.status();
        if (status.on() && !status.faults().containsKey(Work.OWNERSHIP)) {
            response.withData("instance", status.owner() ? "this one" : "another one");
        }
        if (status.owner()) {
            Instant until = status.progress().reconciledUntil();
            if (until != null) {
                response.withData("reconciled until", Timestamps.of(until));
            }
            Instant active = status.progress().subscriptionsActiveAt();
            if (active != null) {
                response.withData("subscriptions active at", Timestamps.of(active));
            }
        }
        status.faults()
                .forEach((work, fault) ->
                        response.withData(
                                work.word(),
                                "%s (since %s)"
                                        .formatted(fault.words(), Timestamps.of(fault.since()))));
        return response.build();
    }
}
