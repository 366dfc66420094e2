package dev.tandem.process.dispatch;

import java.time.Duration;

/**
 * How long ago the group last saw this instance alive. After a freeze (a stopped process, a paused
 * machine) others may own its partitions while no rebalance has been heard of here yet; so nothing
 * is started on an old lease.
 */
final class Lease {
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final long nanos;
    private volatile long renewed = System.nanoTime();

    Lease(Duration length) {
        nanos = length.toNanos();
    }

    void renew() {
        renewed = System.nanoTime();
    }

    /** Waits for a lease that holds. False when the tenure ended instead. */
    boolean await(Tenure tenure) {
        try {
            while (!tenure.isOver() && System.nanoTime() - renewed >= nanos) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
            return !tenure.isOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
