package dev.tandem.http;

import io.netty.channel.ChannelInitializer;
import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Two lost connections that are no fault of anything, and that libraries log as one, with a stack
 * trace. Whatever else these libraries have to say is logged.
 *
 * <p>A reader of server-sent events has gone while one was written to it: a page was closed. That
 * is not logged.
 *
 * <p>A connection began in the milliseconds in which a certificate is exchanged: Vert.x 4.5 has
 * none for it then ({@code TCPServerBase#updateSSLOptions}) and breaks it off. That is logged in
 * plain words.
 */
@LoggingFilter(name = "lost-connections")
public final class LostConnections implements Filter {
    private static final String WRITER =
            "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

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
        return !WRITER.equals(line.getLoggerName())
                || !(line.getThrown() instanceof IOException
                        || line.getThrown() instanceof HttpClosedException);
    }

    private static boolean certificateChanges(LogRecord line) {
        return ChannelInitializer.class.getName().equals(line.getLoggerName())
                && line.getThrown() instanceof NullPointerException missing
                && String.valueOf(missing.getMessage()).contains("SslContextUpdate");
    }
}
