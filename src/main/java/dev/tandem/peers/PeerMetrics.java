package dev.tandem.peers;

import java.time.Duration;

/** What to watch about requests between instances. */
public interface PeerMetrics {

    /** Records nothing. */
    PeerMetrics NONE = new PeerMetrics() {};

    /** The kinds of {@link PeerAnswer}. */
    enum Outcome {
        ANSWERED,
        UNKNOWN,
        NOT_NOW,
        UNREACHABLE,
        REFUSED,
        NO_KEY
    }

    /** Another instance was asked. Alert on REFUSED and NO_KEY: the configuration is wrong. */
    default void asked(Outcome outcome, Duration took) {}

    /**
     * A request without a valid token was refused. Alert on it: keys differ, or it is an attack.
     */
    default void turnedAway() {}
}
