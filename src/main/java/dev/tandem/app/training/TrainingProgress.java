package dev.tandem.app.training;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** A line that says what the training does and for how long; a terminal sees it move. */
final class TrainingProgress {
    private final PrintWriter err;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private String shown = "";

    TrainingProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void show(String what) {
        if (terminal) {
            err.printf(
                    "\r\033[K%s … %d s",
                    what, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            err.flush();
        } else if (!what.equals(shown)) {
            err.println(what + " …");
        }
        shown = what;
    }

    void end() {
        if (terminal) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
