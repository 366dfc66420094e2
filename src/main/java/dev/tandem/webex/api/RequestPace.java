package dev.tandem.webex.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds requests to a number within any span of time: Webex allows a client 300 a minute and
 * answers 429 beyond. Safe for use by many threads.
 */
final class RequestPace {
    private final int most;
    private final long spanNanos;
    private final Deque<Long> sent = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    RequestPace(int most, Duration span) {
        this.most = most;
        this.spanNanos = span.toNanos();
    }

    /** Waits until one more request may be sent. */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (sent.size() == most) {
                long oldest = sent.removeFirst();
                long left = spanNanos - (System.nanoTime() - oldest);
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
            }
            sent.addLast(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }
}
