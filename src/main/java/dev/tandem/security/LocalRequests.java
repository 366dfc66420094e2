package dev.tandem.security;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes requests of this machine. Three conditions must hold: the connection comes from the
 * loopback interface; no proxy on this machine forwards a request from elsewhere; and the request
 * names this machine, else a web page whose name resolves to 127.0.0.1 could read the answers in
 * the operator's browser (DNS rebinding).
 *
 * <p>Proxies use many headers, from Via to CF-Connecting-IP. So each header that clients do not
 * send counts as a proxy's, and so does HTTP/1.0, which proxies use by default and clients do not.
 */
final class LocalRequests {
    /** What browsers and command-line clients send. */
    private static final Set<String> CLIENT_HEADERS =
            Set.of(
                    "host",
                    "connection",
                    "keep-alive",
                    "user-agent",
                    "authorization",
                    "cookie",
                    "cache-control",
                    "pragma",
                    "upgrade-insecure-requests",
                    "upgrade",
                    "http2-settings",
                    "referer",
                    "origin",
                    "range",
                    "dnt",
                    "priority",
                    "te",
                    "expect",
                    "last-event-id",
                    "content-type",
                    "content-length",
                    "transfer-encoding",
                    "x-requested-with");

    private static final Set<String> CLIENT_HEADER_FAMILIES =
            Set.of("accept", "sec-", "if-", "hx-");

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LocalRequests() {}

    static boolean isOne(ContainerRequestContext request, @Nullable HttpServerRequest connection) {
        return fromLoopback(connection)
                && !forwarded(request, connection)
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

    private static boolean forwarded(
            ContainerRequestContext request, @Nullable HttpServerRequest connection) {
        return connection == null
                || connection.version() == HttpVersion.HTTP_1_0
                || !request.getHeaders().keySet().stream().allMatch(LocalRequests::ofAClient);
    }

    private static boolean ofAClient(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return CLIENT_HEADERS.contains(name)
                || CLIENT_HEADER_FAMILIES.stream().anyMatch(name::startsWith);
    }

    private static boolean namesThisMachine(@Nullable String host) {
        return host != null && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT));
    }
}
