package dev.tandem.security;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
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

    static boolean isOne(HttpServerRequest request) {
        return fromLoopback(request) && !forwarded(request) && namesThisMachine(request);
    }

    private static boolean fromLoopback(HttpServerRequest request) {
        @Nullable SocketAddress from = request.remoteAddress();
        if (from == null || from.hostAddress() == null) {
            return false;
        }
        try {
            return InetAddress.getByName(from.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean forwarded(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_0
                || !request.headers().names().stream().allMatch(LocalRequests::ofAClient);
    }

    private static boolean ofAClient(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return CLIENT_HEADERS.contains(name)
                || CLIENT_HEADER_FAMILIES.stream().anyMatch(name::startsWith);
    }

    /** A request line may have a whole URL, which then names the host in place of the header. */
    private static boolean namesThisMachine(HttpServerRequest request) {
        try {
            String host = new URI(request.absoluteURI()).getHost();
            return host != null && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
