package dev.tandem.salesforce.faults;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
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

    private TransportFaults() {}

    public static ExchangeResult classify(Throwable thrown) {
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
