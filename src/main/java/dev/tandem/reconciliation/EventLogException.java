package dev.tandem.reconciliation;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Kafka cannot be read or written; the message says why, without a full stop. */
public final class EventLogException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** A failure, in words. */
    public EventLogException(String words, @Nullable Throwable cause) {
        super(words, cause);
    }
}
