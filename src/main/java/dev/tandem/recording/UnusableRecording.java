package dev.tandem.recording;

import java.io.Serial;

/** A file is not a recording, or not one that this program reads; the message names the line. */
public final class UnusableRecording extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public UnusableRecording(String message) {
        super(message);
    }
}
