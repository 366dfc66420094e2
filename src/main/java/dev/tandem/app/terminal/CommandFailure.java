package dev.tandem.app.terminal;

import java.io.Serial;

/**
 * A command cannot do what it was asked for; the message is the whole sentence for whoever asked.
 */
public final class CommandFailure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public CommandFailure(String sentence) {
        super(sentence);
    }
}
