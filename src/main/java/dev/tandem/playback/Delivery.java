package dev.tandem.playback;

/**
 * What became of an event.
 *
 * @param detail in words; empty where it was accepted
 */
public record Delivery(Result result, String detail) {
    /** Accepted. */
    public static final Delivery ACCEPTED = new Delivery(Result.ACCEPTED, "");

    /** The kinds of ends. */
    public enum Result {
        ACCEPTED,
        /** The target answered that it does not take it. */
        REFUSED,
        /** The target did not answer. */
        UNANSWERED,
        /** It cannot be sent to this kind of target. */
        SKIPPED
    }
}
