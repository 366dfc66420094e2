package dev.tandem.wire;

import dev.tandem.domain.EventSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Header names on {@code webex-events}. All values are UTF-8 text, and all headers are optional.
 */
public final class RecordHeaders {
    /**
     * {@code webhook}, {@code flow} or {@code reconciler}; absent on records of other producers.
     */
    public static final String DOOR = "door";

    /** Epoch milliseconds at which the door received the request. */
    public static final String RECEIVED_AT = "received-at";

    /** The Webex subscription that the event came through. */
    public static final String SUBSCRIPTION_ID = "subscription-id";

    /** Which of several live secrets or keys verified it: a short fingerprint, never the secret. */
    public static final String KEY_ID = "key-id";

    /** {@code true} when an operator put the event back from the dead letters. */
    public static final String REDRIVEN = "redriven";

    /**
     * {@code true} on a record without a value (a tombstone): the state of the interaction that its
     * key names is deleted, if it is closed.
     */
    public static final String FORGET = "forget";

    /**
     * The trace of the call, as W3C Trace Context writes it; on the other topics, too. Only where
     * calls are traced.
     */
    public static final String TRACEPARENT = "traceparent";

    private RecordHeaders() {}

    /** The word of a door in {@link #DOOR}. */
    public static String wordOf(EventSource door) {
        return door.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The door of that word.
     *
     * @param word null and words of other programs stand for the topic itself
     */
    public static EventSource doorOf(@Nullable String word) {
        return switch (word) {
            case "webhook" -> EventSource.WEBHOOK;
            case "flow" -> EventSource.FLOW;
            case "reconciler" -> EventSource.RECONCILER;
            case null, default -> EventSource.TOPIC;
        };
    }
}
