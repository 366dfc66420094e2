package dev.tandem.webex.api;

import java.io.Serial;

/** Webex refused a request, or did not answer; the message says what to do, without a secret. */
public final class WebexApiException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * A failure.
     *
     * @param status Webex's HTTP status; 0 where there was no answer
     */
    WebexApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Webex's HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }
}
