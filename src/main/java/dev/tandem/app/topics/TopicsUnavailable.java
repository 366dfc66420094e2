package dev.tandem.app.topics;

import java.io.Serial;

/**
 * The topics cannot be read or written; the message says why. In place of Kafka's own exceptions: a
 * command that names those loads Kafka's classes even where another one is run.
 */
public final class TopicsUnavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TopicsUnavailable(Throwable cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
