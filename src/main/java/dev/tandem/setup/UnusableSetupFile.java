package dev.tandem.setup;

import java.io.Serial;

/**
 * A file that a set-up reads is not what it must be; the message is a whole sentence that says what
 * to do, and repeats no secret.
 */
public final class UnusableSetupFile extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    public UnusableSetupFile(String sentence) {
        super(sentence);
    }
}
