package dev.tandem.ops.console;

import java.io.Serial;

/** A parameter of a request is not valid; the message is a sentence that says what is. */
final class InvalidParameter extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    InvalidParameter(String sentence) {
        super(sentence);
    }
}
