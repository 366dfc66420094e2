package dev.tandem.webex.api;

import java.io.Serial;
import java.time.Duration;

/** Webex refused a request, or did not answer; the message says what to do, without a secret. */
public final class WebexApiException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final int status;
    private final Duration retryAfter;

    /**
     * A failure.
     *
     * @param status Webex's HTTP status; 0 where there was no answer
     */
    WebexApiException(int status, String message) {
        this(status, message, Duration.ZERO);
    }

    WebexApiException(int status, String message, Duration retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** How long Webex asks to wait; zero where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Webex's HTTP status; 0 where there was no answer, 401 where a token is refused. */
    public int status() {
        return status;
    }
}
