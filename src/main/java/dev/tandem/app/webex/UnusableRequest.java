package dev.tandem.app.webex;

import java.io.Serial;

/** What was asked for cannot be done; the message is the whole sentence. */
final class UnusableRequest extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UnusableRequest(String sentence) {
        super(sentence);
    }
}
