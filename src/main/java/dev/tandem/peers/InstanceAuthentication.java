package dev.tandem.peers;

import dev.tandem.http.problem.Problem;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.security.DoorAuthentication;
import dev.tandem.security.Role;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Authenticates the other instances of the group by their tokens: a console key is not enough. */
@Singleton
public class InstanceAuthentication extends DoorAuthentication {
    /** The name for {@code HttpAuthenticationMechanism}. */
    public static final String SCHEME = InstanceToken.SCHEME;

    private static final SecurityIdentity INSTANCE = identity("instance", Role.VIEWER);

    /** Providers, because mechanisms are created before the configuration is read. */
    private final Provider<InstanceToken> tokens;

    private final Provider<ConsoleSettings> settings;
    private final Provider<PeerMetrics> metrics;

    @Inject
    public InstanceAuthentication(
            Provider<InstanceToken> tokens,
            Provider<ConsoleSettings> settings,
            Provider<PeerMetrics> metrics) {
        super(SCHEME);
        this.tokens = tokens;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        String pathAndQuery = request.request().uri();
        if (tokens.get().admits(authorization(request), settings.get().instance(), pathAndQuery)) {
            return Uni.createFrom().item(INSTANCE);
        }
        metrics.get().turnedAway();
        return refused(refusal());
    }

    private static Response refusal() {
        return Problem.of(
                        401,
                        "instances-only",
                        "For the other instances only",
                        "Instances need the same tandem.console.keys-file, clocks that agree within"
                                + " "
                                + InstanceToken.HOLDS.toSeconds()
                                + " s, and to be asked at their tandem.instance.url. People ask at"
                                + " /interactions.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, SCHEME)
                .build();
    }
}
