package dev.tandem.telemetry;

import org.jspecify.annotations.Nullable;

/** One step of a call, from its beginning until it is closed; by any thread. */
public interface CallSpan extends AutoCloseable {
    /** Of a call that is not traced. */
    CallSpan NONE = new CallSpan() {};

    /**
     * The value of the header {@code traceparent} of records that follow from this step (W3C Trace
     * Context, level 1); null when the call is not traced.
     */
    default @Nullable String traceparent() {
        return null;
    }

    /** What came of it, in a word; {@code failed} where it did not do what it was for. */
    default void outcome(String word, boolean failed) {}

    @Override
    default void close() {}
}
