package dev.tandem.security;

import dev.tandem.http.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets those in who carry a console key. Where no keys are configured it lets in whoever asks on
 * this machine, and nobody else: what is said about callers is not for the network by accident.
 *
 * <p>It is injected into fields: tests that leave operations out have filters made all the same,
 * which no request ever reaches.
 */
@jakarta.ws.rs.ext.Provider
@ForOperators
public class OperatorFilter implements ContainerRequestFilter {
    /** Filters are made before there is a configuration, hence the provider. */
    @Inject Provider<ConsoleKeys> keys;

    @Context @Nullable HttpServerRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<AccessKeys> live = keys.get().live();
        if (live.isPresent()) {
            String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
            if (live.get().holderOf(authorization) == null) {
                request.abortWith(keyNeeded());
            }
        } else if (!LocalRequests.isOne(request, connection)) {
            request.abortWith(localOnly());
        }
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
