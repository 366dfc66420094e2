package dev.tandem.app.console;

import java.io.Serial;

/** The installation refused, or did not answer; the message is the whole sentence. */
final class ConsoleProblem extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    ConsoleProblem(String sentence) {
        super(sentence);
    }
}
