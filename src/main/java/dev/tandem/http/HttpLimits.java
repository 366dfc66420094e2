package dev.tandem.http;

import java.time.Duration;

/**
 * The limits of a server for its clients.
 *
 * @param maxConnections connections open at once, at each of the two ports: 1 or more
 * @param headerTimeout how long a client may take for the head of a request, from its first byte
 *     on; for the first request of a connection from the connection on
 * @param bodyTimeout how long it may take for the body behind the head, and for reading an answer
 */
public record HttpLimits(int maxConnections, Duration headerTimeout, Duration bodyTimeout) {
    /** 2,000 connections, ten seconds for a head, twenty for a body. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(2000, Duration.ofSeconds(10), Duration.ofSeconds(20));

    public HttpLimits {
        expect(maxConnections >= 1, "at least one connection", maxConnections);
        expect(headerTimeout.isPositive(), "a time for heads", headerTimeout);
        expect(bodyTimeout.isPositive(), "a time for bodies", bodyTimeout);
    }

    private static void expect(boolean met, String what, Object found) {
        if (!met) {
            throw new IllegalArgumentException("Expected " + what + ", but got " + found);
        }
    }
}
