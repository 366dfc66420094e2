package dev.tandem.reconciliation;

import java.time.Instant;

/**
 * A time that is reconciled.
 *
 * @param to the first instant after it
 */
public record TimeWindow(Instant from, Instant to) {
    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Nothing is in it. */
    public boolean isEmpty() {
        return !from.isBefore(to);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
