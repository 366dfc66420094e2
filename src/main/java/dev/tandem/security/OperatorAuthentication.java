package dev.tandem.security;

import dev.tandem.http.problem.Problem;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Authenticates requests for data about callers by the console keys, and by logins where those are
 * configured. Without either it admits requests of this machine alone, so that no such data is on
 * the network by accident.
 */
@Singleton
public class OperatorAuthentication extends DoorAuthentication {
    /** The name for {@code HttpAuthenticationMechanism}. */
    public static final String SCHEME = "operator";

    private static final SecurityIdentity THIS_MACHINE = identity("localhost", Role.OPERATOR);

    /** Providers, because mechanisms are created before the configuration is read. */
    private final Provider<ConsoleKeys> keys;

    private final Provider<ConsoleSettings> settings;
    private final Logins logins;

    @Inject
    OperatorAuthentication(
            Provider<ConsoleKeys> keys, Provider<ConsoleSettings> settings, Logins logins) {
        super(SCHEME);
        this.keys = keys;
        this.settings = settings;
        this.logins = logins;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        if (settings.get().logins()) {
            return byKeyOr(
                    keys.get(),
                    request,
                    identities,
                    () -> logins.authenticate(request, identities));
        }
        if (keys.get().configured()) {
            return byKey(keys.get(), request, identities, OperatorAuthentication::keyNeeded);
        }
        return LocalRequests.isOne(request.request())
                ? Uni.createFrom().item(THIS_MACHINE)
                : refused(localOnly());
    }

    private static Response keyNeeded() {
        return Problem.of(
                        401,
                        "key-needed",
                        "A key is needed",
                        "Send a key of the console keys file: by basic authentication with its name"
                                + " as the user, or as a bearer token.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tandem\", charset=\"UTF-8\"")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tandem\"")
                .build();
    }

    private static Response localOnly() {
        return Problem.of(
                        403,
                        "local-only",
                        "Served on this machine only",
                        "Ask from the machine that Tandem runs on, at localhost and without a proxy"
                                + " in between, or set tandem.console.keys-file and send a key.")
                .response()
                .build();
    }
}
