package dev.tandem.ingest.routing;

/**
 * How routing decisions are waited for.
 *
 * @param maxWaiters how many requests may wait at once, 1 or more
 * @param followsAtOnce whether the journal is followed from the start, because the flow door is
 *     open; else from the first who waits
 */
public record RoutingSettings(int maxWaiters, boolean followsAtOnce) {}
