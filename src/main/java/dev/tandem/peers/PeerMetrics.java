package dev.tandem.peers;

import java.time.Duration;

/** What is told about instances that ask each other. */
public interface PeerMetrics {

    /** Tells nobody. */
    PeerMetrics NONE = new PeerMetrics() {};

    /** What came of asking; see {@link PeerAnswer}. */
    enum Outcome {
        ANSWERED,
        UNKNOWN,
        NOT_NOW,
        UNREACHABLE,
        REFUSED,
        NO_KEY
    }

    /** Another instance was asked. Alert on REFUSED and NO_KEY: somebody has to mend something. */
    default void asked(Outcome outcome, Duration took) {}

    /** A request came without a pass that counts. Alert on it: keys differ, or somebody tries. */
    default void turnedAway() {}
}
