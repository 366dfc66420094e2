package dev.tandem.ingest;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what waits for Kafka, and admits no more bytes past a bound: while Kafka is away the heap
 * stays flat, and senders get 503. The channel bounds the number of records.
 */
final class InFlightLimit {
    private final long maxBytes;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    InFlightLimit(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether one more record of that size may wait; then {@link #leave} must follow. */
    boolean enter(int size) {
        records.incrementAndGet();
        if (bytes.addAndGet(size) > maxBytes) {
            leave(size);
            return false;
        }
        return true;
    }

    void leave(int size) {
        records.decrementAndGet();
        bytes.addAndGet(-size);
    }

    int records() {
        return records.get();
    }

    long bytes() {
        return bytes.get();
    }
}
