package dev.tandem.ingest;

import java.util.function.LongSupplier;

/**
 * What to watch at the recorder that the doors share: alert on what waits for the broker. Called on
 * event loops and producer threads: an implementation must not block.
 */
public interface RecorderMetrics {
    /** Ignores everything. */
    RecorderMetrics NONE = new RecorderMetrics() {};

    /** The broker acknowledged a record, that long after it was handed over. */
    default void acknowledged(long nanos) {}

    /**
     * Called once at start: how many records, and how many bytes of them, wait for the broker's
     * acknowledgement.
     */
    default void watchInFlight(LongSupplier records, LongSupplier bytes) {}
}
