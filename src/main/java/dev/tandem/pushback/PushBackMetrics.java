package dev.tandem.pushback;

import java.util.function.IntSupplier;

/**
 * What to watch about the writing of variables. Give-ups for any reason but the end of the call
 * mean agents who do not find their records.
 */
public interface PushBackMetrics {
    /** Ignores everything. */
    PushBackMetrics NONE = new PushBackMetrics() {};

    /** Why the variables of a contact are not written, or not any more. */
    enum GiveUpReason {
        /** The call ended before Webex took them. */
        ENDED,
        /** Webex does not know the contact as a live one. */
        NOT_ACTIVE,
        /** Webex refuses what was sent. */
        REFUSED,
        /** More contacts are due than Webex allows requests for. */
        TOO_MANY
    }

    /** Why a request failed; it is repeated while the call lasts. */
    enum FailureReason {
        /** Webex does not accept the token, or does not allow the app to do this. */
        NOT_ALLOWED,
        /** Webex asks for fewer requests. */
        TOO_FAST,
        /** Webex answers with a fault of its own, or not at all. */
        UNAVAILABLE
    }

    /** Called once at the start: how many contacts wait for their variables. */
    default void watchPending(IntSupplier pending) {}

    /** Webex took the variables of a contact. */
    default void sent() {}

    /** A request failed. */
    default void failed(FailureReason reason) {}

    /** A contact does not receive its variables. */
    default void givenUp(GiveUpReason reason) {}

    /** The journal cannot be followed; it is tried again. */
    default void journalLost() {}
}
