package dev.tandem.ingest.flow;

import dev.tandem.security.DoorAuthentication;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Authenticates flows by their keys, and counts those that it refuses. */
@Singleton
public class FlowAuthentication extends DoorAuthentication {
    /** The name for {@code HttpAuthenticationMechanism}. */
    static final String SCHEME = "flow";

    /** Providers, because mechanisms are created before the configuration is read. */
    private final Provider<FlowKeys> keys;

    private final Provider<FlowMetrics> metrics;

    @Inject
    public FlowAuthentication(Provider<FlowKeys> keys, Provider<FlowMetrics> metrics) {
        super(SCHEME);
        this.keys = keys;
        this.metrics = metrics;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        long arrived = System.nanoTime();
        return keys.get().configured()
                ? byKey(
                        keys.get(),
                        request,
                        identities,
                        () -> counted(FlowOutcome.UNAUTHORIZED, arrived, FlowAnswers.refused()))
                : refused(counted(FlowOutcome.DOOR_CLOSED, arrived, FlowAnswers.closed()));
    }

    private Response counted(FlowOutcome outcome, long arrived, Response answer) {
        metrics.get().answered(outcome, System.nanoTime() - arrived);
        return answer;
    }
}
