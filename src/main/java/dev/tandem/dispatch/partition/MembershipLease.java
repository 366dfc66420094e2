package dev.tandem.dispatch.partition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long this instance surely is a member of its group, and so the owner of its partitions.
 * The group's coordinator keeps a member for the length of a session after each request that it
 * accepts from it, so an accepted commit proves the membership for that long, counted from before
 * the commit was sent. Nothing else proves it: after a freeze (a stopped process, a paused machine)
 * a poll still returns in peace while others own the partitions and no rebalance has been heard of
 * here yet.
 *
 * <p>Time is measured by two clocks, and the one that has gone further counts: the monotonic one of
 * a paused machine stands still.
 */
public final class MembershipLease {
    private static final long LOOK_AGAIN_MILLIS = 10;

    /** The rest of the session is a margin for what is done on the strength of a lease. */
    private static final int FIFTHS_THAT_HOLD = 4;

    private static final int FIFTHS = 5;

    private final Clock clock;
    private final Duration length;
    private final Duration renewal;
    private volatile @Nullable Moment proven;

    /**
     * A lease that does not hold before the first proof.
     *
     * @param session how long the group keeps a member that it does not hear from
     */
    public MembershipLease(Duration session, Clock clock) {
        this.clock = clock;
        length = session.multipliedBy(FIFTHS_THAT_HOLD).dividedBy(FIFTHS);
        renewal = session.dividedBy(FIFTHS);
    }

    /** A point in time on both clocks. */
    record Moment(long nanos, Instant instant) {}

    /** Now, to be remembered before a request that may prove the membership is sent. */
    Moment moment() {
        return new Moment(System.nanoTime(), clock.instant());
    }

    /**
     * The group's coordinator has accepted a request.
     *
     * @param sent a moment before it was sent
     */
    void provenAt(Moment sent) {
        proven = sent;
    }

    /** Whether others cannot own the partitions. */
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
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
            return !assignment.isOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
