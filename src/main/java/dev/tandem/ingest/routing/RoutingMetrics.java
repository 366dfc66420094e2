package dev.tandem.ingest.routing;

import java.util.function.IntSupplier;

/** What to watch about those who wait for routing decisions. */
public interface RoutingMetrics {
    /** Ignores everything. */
    RoutingMetrics NONE = new RoutingMetrics() {};

    /** Told once at start: how many wait. */
    default void watchWaiters(IntSupplier waiters) {}

    /** The journal cannot be followed, and is tried again: who waits is told nothing new. */
    default void journalLost() {}
}
