package dev.tandem.app.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/** One line that shows how far long work is; only on a terminal. For one thread. */
public final class ProgressLine {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final PrintWriter err;
    private final boolean shown;
    private final long began = System.nanoTime();
    private long printed = began - PAUSE.toNanos();
    private boolean open;

    /**
     * @param shown whether a person looks at it
     */
    public ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /**
     * Shows it, a few times a second at most.
     *
     * @param left how many remain; 0 when not known
     */
    public void show(String what, long done, long left) {
        long now = System.nanoTime();
        if (!shown || now - printed < PAUSE.toNanos()) {
            return;
        }
        printed = now;
        open = true;
        double seconds = (now - began) / 1e9;
        double rate = done / Math.max(seconds, 0.001);
        String rest =
                left <= 0 || rate < 1
                        ? ""
                        : ", %,d left, some %,d s".formatted(left, Math.round(left / rate));
        err.print("\r\033[K%,d %s, %,d/s%s".formatted(done, what, Math.round(rate), rest));
        err.flush();
    }

    /** Removes the line. */
    public void end() {
        if (open) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
