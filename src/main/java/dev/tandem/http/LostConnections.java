package dev.tandem.http;

import io.netty.channel.ChannelInitializer;
import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lost connections that are no fault of anything, and that libraries log as one, with a stack
 * trace. Whatever else these libraries have to say is logged.
 *
 * <p>A reader of server-sent events has gone while one was written to it: a page was closed. That
 * is not logged.
 *
 * <p>A request to Salesforce was reset, because its time was over: the time-out is its outcome, and
 * the reset that follows has no reader any more. That is not logged either.
 *
 * <p>A connection began in the milliseconds in which a certificate is exchanged: Vert.x 4.5 has
 * none for it then ({@code TCPServerBase#updateSSLOptions}) and breaks it off. That is logged in
 * plain words.
 */
@LoggingFilter(name = "lost-connections")
public final class LostConnections implements Filter {
    private static final String WRITER =
            "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";
    private static final String DROPPED = "io.quarkus.mutiny.runtime.MutinyInfrastructure";

    @Override
    public boolean isLoggable(LogRecord line) {
        if (certificateChanges(line)) {
            line.setLevel(Level.INFO);
            line.setThrown(null);
            line.setMessage(
                    "A connection was broken off, because the certificate changed at that moment."
                            + " The other side connects again.");
            return true;
        }
        return !(WRITER.equals(line.getLoggerName()) && readerHasGone(line.getThrown()))
                && !(DROPPED.equals(line.getLoggerName())
                        && line.getThrown() instanceof StreamResetException);
    }

    private static boolean readerHasGone(@Nullable Throwable thrown) {
        return thrown instanceof IOException || thrown instanceof HttpClosedException;
    }

    private static boolean certificateChanges(LogRecord line) {
        return ChannelInitializer.class.getName().equals(line.getLoggerName())
                && line.getThrown() instanceof NullPointerException missing
                && String.valueOf(missing.getMessage()).contains("SslContextUpdate");
    }
}
