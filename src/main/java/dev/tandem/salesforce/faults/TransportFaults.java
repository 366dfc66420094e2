package dev.tandem.salesforce.faults;

import io.netty.handler.proxy.ProxyConnectException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a request without an answer. Only a request that failed before its first byte was sent
 * is certainly not executed; every other one is in doubt.
 */
public final class TransportFaults {
    private static final Logger LOG = Logger.getLogger(TransportFaults.class);

    private static final String PROXY_LOGIN_STATUS = "407";

    /** In Netty's message about a proxy; the rest of it names hosts. */
    private static final Pattern PROXY_STATUS = Pattern.compile("status: (\\d{3})");

    private TransportFaults() {}

    public static ExchangeResult classify(Throwable thrown) {
        String refusal = refusalOfProxy(thrown);
        if (refusal != null) {
            return refusal.contains(PROXY_LOGIN_STATUS)
                    ? new ExchangeResult.Failed(
                            OrgFault.CONFIGURATION,
                            List.of("no connection: HTTP 407 from the proxy"),
                            FaultTable.PROXY_LOGIN,
                            null)
                    : new ExchangeResult.NotSent(
                            "no connection: the proxy did not open one to the org ("
                                    + refusal
                                    + ")");
        }
        String notSent = notSent(thrown);
        if (notSent != null) {
            return new ExchangeResult.NotSent(notSent);
        }
        if (!isTransport(thrown)) {
            LOG.error(
                    "An exchange failed in a way that no network explains; it is in doubt", thrown);
        }
        return new ExchangeResult.Failed(OrgFault.ORG_DOWN, List.of(words(thrown)), "", null);
    }

    /**
     * The status with which a proxy refused the connection, or that it did not answer in time; null
     * when no proxy did.
     */
    private static @Nullable String refusalOfProxy(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyConnectException refused) {
                Matcher status = PROXY_STATUS.matcher(String.valueOf(refused.getMessage()));
                return status.find() ? "HTTP " + status.group(1) : "no answer";
            }
        }
        return null;
    }

    private static boolean isTransport(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof VertxException
                    || cause instanceof TimeoutException
                    || cause instanceof java.util.concurrent.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Netty's connect time-out is a {@link ConnectException} too. */
    private static @Nullable String notSent(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String words =
                    switch (cause) {
                        case ConnectException _ -> "no connection: refused, or not made in time";
                        case NoRouteToHostException _ -> "no connection: no route to the host";
                        case UnknownHostException _ -> "no connection: the host is unknown";
                        case SSLHandshakeException _ -> "no connection: TLS was not agreed";
                        case ConnectionPoolTooBusyException _ -> "no connection was free";
                        default -> null;
                    };
            if (words != null) {
                return words;
            }
        }
        return null;
    }

    /** Own words, never the exception's: those may hold a URL or more. */
    private static String words(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException
                    || cause instanceof java.util.concurrent.TimeoutException) {
                return "no answer within the time-out";
            }
            if (cause instanceof SSLException) {
                return "the TLS connection broke before the answer";
            }
        }
        return "the connection broke before the answer";
    }
}
