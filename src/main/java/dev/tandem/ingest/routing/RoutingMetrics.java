package dev.tandem.ingest.routing;

import java.util.function.IntSupplier;

/** What to watch about requests that wait for routing decisions. */
public interface RoutingMetrics {
    /** Ignores everything. */
    RoutingMetrics NONE = new RoutingMetrics() {};

    /** Called once at start: how many wait. */
    default void watchWaiters(IntSupplier waiters) {}

    /**
     * The journal cannot be followed and is tried again: waiting requests learn nothing meanwhile.
     */
    default void journalLost() {}
}
