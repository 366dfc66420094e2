package dev.tandem.dispatch.partition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long this instance certainly is a member of its group, and so the owner of its partitions.
 * The group coordinator keeps a member for the session timeout after each request that it accepts
 * from it, so an accepted commit proves the membership for that long, counted from before the
 * commit was sent. Nothing else proves it: after a freeze (a stopped process, a paused machine) a
 * poll still returns without an error while others own the partitions, because the consumer has not
 * noticed the rebalance yet.
 *
 * <p>Time is measured by two clocks, and the one that has advanced further counts: the monotonic
 * clock of a paused machine stands still.
 */
public final class MembershipLease {
    private static final long CHECK_EVERY_MILLIS = 10;

    /** The rest of the session is a margin for what is done while the lease holds. */
    private static final int FIFTHS_THAT_HOLD = 4;

    private static final int FIFTHS = 5;

    private final Clock clock;
    private final Duration length;
    private final Duration renewal;
    private volatile @Nullable Moment proven;

    /**
     * A lease that does not hold before the first proof.
     *
     * @param session the session timeout of the group
     */
    public MembershipLease(Duration session, Clock clock) {
        this.clock = clock;
        length = session.multipliedBy(FIFTHS_THAT_HOLD).dividedBy(FIFTHS);
        renewal = session.dividedBy(FIFTHS);
    }

    /** A point in time on both clocks. */
    record Moment(long nanos, Instant instant) {}

    /** The present; taken before a request that may prove the membership is sent. */
    Moment moment() {
        return new Moment(System.nanoTime(), clock.instant());
    }

    /**
     * The group coordinator has accepted a request.
     *
     * @param sent a moment before it was sent
     */
    void provenAt(Moment sent) {
        proven = sent;
    }

    /** Whether no other instance can own the partitions. */
    public boolean holds() {
        return isYoungerThan(length);
    }

    /** Whether it is time for another proof. */
    boolean isDue() {
        return !isYoungerThan(renewal);
    }

    private boolean isYoungerThan(Duration age) {
        Moment last = proven;
        return last != null
                && System.nanoTime() - last.nanos() < age.toNanos()
                && clock.instant().isBefore(last.instant().plus(age));
    }

    /** Waits for a lease that holds. False when the assignment ended instead. */
    public boolean await(PartitionAssignment assignment) {
        try {
            while (!assignment.isOver() && !holds()) {
                Thread.sleep(CHECK_EVERY_MILLIS);
            }
            return !assignment.isOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
