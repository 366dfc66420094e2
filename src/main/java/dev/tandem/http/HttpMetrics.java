package dev.tandem.http;

import java.util.function.IntSupplier;

/**
 * Receives the events of the HTTP servers. Called on event loops: an implementation must not block.
 */
public interface HttpMetrics {
    /** Counts nothing. */
    HttpMetrics NONE = new HttpMetrics() {};

    /** A request or a connection was refused before a resource received it. */
    default void refused(Refusal refusal) {}

    /**
     * A server is about to listen.
     *
     * @param port as configured; 0 for a free one
     * @param connections how many are open
     */
    default void watchConnections(int port, IntSupplier connections) {}
}
