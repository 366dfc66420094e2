package dev.tandem.app.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a kill, as a wish that long work looks at: the process ends only when the work has put
 * its things in order and closed this.
 */
public final class Interruption implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration patience;
    private volatile boolean wished;

    private Interruption(Duration patience) {
        this.patience = patience;
    }

    /**
     * Listens from now on.
     *
     * @param patience how long the process waits for the work at most
     */
    public static Interruption listening(Duration patience) {
        Interruption interruption = new Interruption(patience);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::await, "interruption"));
        return interruption;
    }

    /** Whether the work is to end. */
    public boolean isWished() {
        return wished;
    }

    private void await() {
        wished = true;
        try {
            boolean _ = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
    }
}
