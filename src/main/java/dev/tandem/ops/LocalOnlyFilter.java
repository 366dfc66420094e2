package dev.tandem.ops;

import dev.tandem.ingest.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about callers on this machine. Three things have to hold: the connection comes
 * from the loopback interface; no proxy on this machine passes on somebody else's request (it would
 * say so in a header); and the request names this machine, else a web page that points a name of
 * its own at 127.0.0.1 could read along in the operator's browser.
 */
@Provider
@LocalOnly
public class LocalOnlyFilter implements ContainerRequestFilter {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    @Context @Nullable HttpServerRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        String host = request.getUriInfo().getRequestUri().getHost();
        if (!fromLoopback() || forwarded(request) || !namesThisMachine(host)) {
            request.abortWith(
                    Problem.of(
                                    403,
                                    "local-only",
                                    "Served on this machine only",
                                    "Ask from the machine that Tandem runs on, at localhost and"
                                            + " without a proxy in between.")
                            .response()
                            .build());
        }
    }

    private boolean fromLoopback() {
        SocketAddress from = connection == null ? null : connection.remoteAddress();
        if (from == null || from.hostAddress() == null) {
            return false;
        }
        try {
            return InetAddress.getByName(from.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean forwarded(ContainerRequestContext request) {
        return request.getHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded"));
    }

    private static boolean namesThisMachine(@Nullable String host) {
        return host != null && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT));
    }
}
