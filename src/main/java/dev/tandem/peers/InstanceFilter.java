package dev.tandem.peers;

import dev.tandem.http.problem.Problem;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.security.OperatorFilter;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Accepts requests of the other instances of the group alone: a console key is not enough. It is
 * injected as {@link OperatorFilter} is, and for the same reasons.
 */
@jakarta.ws.rs.ext.Provider
@ForInstances
public class InstanceFilter implements ContainerRequestFilter {
    @Inject Provider<InstanceToken> tokens;
    @Inject Provider<ConsoleSettings> settings;
    @Inject Provider<PeerMetrics> metrics;

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String pathAndQuery = uri.getRawPath() + "?" + uri.getRawQuery();
        if (!tokens.get().admits(authorization, settings.get().instance(), pathAndQuery)) {
            metrics.get().turnedAway();
            request.abortWith(refusal());
        }
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
                .header(HttpHeaders.WWW_AUTHENTICATE, "TandemInstance")
                .build();
    }
}
