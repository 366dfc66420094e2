package dev.tandem.http;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps out of the log that a reader of server-sent events has gone while one was written to it: a
 * page was closed. Quarkus REST logs that as an error with a stack trace. What else goes wrong
 * there is logged.
 */
@LoggingFilter(name = "departed-readers")
public final class DepartedReaders implements Filter {
    private static final String WRITER =
            "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !WRITER.equals(line.getLoggerName())
                || !(line.getThrown() instanceof IOException
                        || line.getThrown() instanceof HttpClosedException);
    }
}
