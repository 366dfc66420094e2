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
import org.jspecify.annotations.Nullable;

/**
 * Serves requests with a console key. Where no keys are configured it serves requests of this
 * machine alone, so that no data about callers is on the network by accident.
 *
 * <p>Its fields are injected: JAX-RS creates filters in tests too that leave operations out.
 */
@jakarta.ws.rs.ext.Provider
@ForOperators
public class OperatorFilter implements ContainerRequestFilter {
    /** A provider, because filters are created before the configuration is read. */
    @Inject Provider<ConsoleKeys> keys;

    @Context @Nullable HttpServerRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        switch (keys.get().check(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            case KeyCheck.Verdict.Admitted _ -> {}
            case KeyCheck.Verdict.Refused _ -> request.abortWith(keyNeeded());
            case KeyCheck.Verdict.NoKeys _ -> {
                if (!LocalRequests.isOne(request, connection)) {
                    request.abortWith(localOnly());
                }
            }
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
