package dev.tandem.embedded;

/**
 * The embedded broker cannot start. The message is one sentence for the operator: the cause, and
 * how to correct it.
 */
public final class EmbeddedKafkaUnavailableException extends RuntimeException {
    EmbeddedKafkaUnavailableException(String message) {
        super(message);
    }

    EmbeddedKafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
