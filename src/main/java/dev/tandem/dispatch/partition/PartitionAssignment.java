package dev.tandem.dispatch.partition;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One assignment of a partition to this instance, until it is revoked or lost. No work for the
 * partition begins afterwards: {@link #enter} and {@link #end} exclude each other.
 */
public final class PartitionAssignment {
    private final int partition;
    private final long position;
    private final OffsetTracker offsets;
    private final PartitionLedger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private volatile boolean over;
    private volatile boolean lost;
    private volatile boolean readBack;

    /**
     * @param position the first offset that is not committed
     * @param remembered how many attempts the ledger keeps
     */
    public PartitionAssignment(int partition, long position, int remembered) {
        this.partition = partition;
        this.position = position;
        this.offsets = new OffsetTracker(position);
        this.ledger = new PartitionLedger(remembered);
    }

    public int partition() {
        return partition;
    }

    /** The offset of the oldest uncommitted command at the beginning of the assignment. */
    long position() {
        return position;
    }

    public OffsetTracker offsets() {
        return offsets;
    }

    public PartitionLedger ledger() {
        return ledger;
    }

    public boolean isOver() {
        return over;
    }

    /** Whether it ended without a hand-over: another owner may be sending commands already. */
    public boolean isLost() {
        return lost;
    }

    /** Whether the ledger is complete, so that commands may be taken. */
    public boolean isReadBack() {
        return readBack;
    }

    void readBack() {
        readBack = true;
    }

    /** Begins work, unless the assignment is over. {@link #leave} must follow each true. */
    public boolean enter() {
        lock.lock();
        try {
            if (!over) {
                running++;
            }
            return !over;
        } finally {
            lock.unlock();
        }
    }

    public void leave() {
        lock.lock();
        try {
            running--;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No work begins after this. */
    public void end() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it after the partition was lost: the group removed this instance. */
    void lose() {
        lost = true;
        end();
    }

    /** Waits until no work is under way, at most until that {@link System#nanoTime}. */
    boolean awaitIdle(long deadlineNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = deadlineNanos - System.nanoTime();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }
}
