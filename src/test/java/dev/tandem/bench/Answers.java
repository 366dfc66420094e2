package dev.tandem.bench;

/** Receives every answer, on the thread that reads them. */
interface Answers {
    /**
     * An answer is there as a whole.
     *
     * @param status the HTTP status
     * @param intendedNanos when the request should have left, {@link System#nanoTime}
     * @param answeredNanos when the whole answer was there
     */
    void answered(Request request, int status, long intendedNanos, long answeredNanos);
}
