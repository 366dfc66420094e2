package dev.tandem.ops;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are this machine's own. Three things have to hold: the connection comes from the
 * loopback interface; no proxy on this machine passes on somebody else's request (it would say so
 * in a header); and the request names this machine, else a web page that points a name of its own
 * at 127.0.0.1 could read along in the operator's browser.
 */
final class LocalRequests {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LocalRequests() {}

    static boolean isOne(ContainerRequestContext request, @Nullable HttpServerRequest connection) {
        return fromLoopback(connection)
                && !forwarded(request)
                && namesThisMachine(request.getUriInfo().getRequestUri().getHost());
    }

    private static boolean fromLoopback(@Nullable HttpServerRequest connection) {
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
