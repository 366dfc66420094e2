package dev.tandem.app.demo;

import java.time.Duration;
import java.time.Instant;

/** Evaluates a condition again and again, with pauses, until it holds. */
final class Polling {
    private Polling() {}

    /** Something that does not hold at first. */
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** Returns when the condition holds. */
    static void until(Condition condition, Duration pause) throws InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(pause);
        }
    }

    /** The same for a limited time; false when the condition did not hold within it. */
    static boolean until(Condition condition, Duration pause, Duration patience)
            throws InterruptedException {
        Instant giveUp = Instant.now().plus(patience);
        while (!condition.holds()) {
            if (Instant.now().isAfter(giveUp)) {
                return false;
            }
            Thread.sleep(pause);
        }
        return true;
    }
}
