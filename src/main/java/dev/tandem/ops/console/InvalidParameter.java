package dev.tandem.ops.console;

import java.io.Serial;

/** A parameter of a request is not valid; the sentence says what is. */
final class InvalidParameter extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String sentence;

    InvalidParameter(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
