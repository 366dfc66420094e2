package dev.tandem.app.sending;

import java.io.Serial;

/** Something about a target that the operator must mend; the message is the whole sentence. */
public final class UnusableTarget extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public UnusableTarget(String sentence) {
        super(sentence);
    }
}
