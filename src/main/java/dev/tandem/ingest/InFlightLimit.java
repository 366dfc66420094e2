package dev.tandem.ingest;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what waits for Kafka, and admits no more past a bound: while Kafka is away the heap stays
 * flat, and senders get 503.
 */
final class InFlightLimit {
    private final int maxRecords;
    private final long maxBytes;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    InFlightLimit(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** Whether one more of that size may wait; then {@link #leave} must follow. */
    boolean enter(int size) {
        int recordsNow = records.incrementAndGet();
        long bytesNow = bytes.addAndGet(size);
        if (recordsNow > maxRecords || bytesNow > maxBytes) {
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
