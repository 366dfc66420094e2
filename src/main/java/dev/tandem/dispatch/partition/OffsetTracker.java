package dev.tandem.dispatch.partition;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tracks which offset of a partition may be committed while commands finish in any order: the
 * lowest unfinished one, or the one after the last that was read. Safe for use by many threads.
 */
public final class OffsetTracker {
    private final TreeSet<Long> unfinished = new TreeSet<>();

    /** Of those that were begun before they were read, the ones that are still to be read. */
    private final Set<Long> ahead = new HashSet<>();

    private long next;
    private long committed;

    /**
     * @param position the offset of the first record to come
     */
    OffsetTracker(long position) {
        next = position;
        committed = position;
    }

    /**
     * The record was read. Must be called in the partition's order. Offsets may have gaps
     * (transaction markers).
     *
     * @return false when it was begun before
     */
    public synchronized boolean begin(long offset) {
        if (offset < next) {
            throw new IllegalArgumentException(
                    "Expected offset " + next + " or higher, but got " + offset);
        }
        next = offset + 1;
        if (ahead.remove(offset)) {
            return false;
        }
        return unfinished.add(offset);
    }

    /**
     * Begins with a record before it is read, in any order.
     *
     * @return false when it was read before
     */
    public synchronized boolean beginAhead(long offset) {
        if (offset < next) {
            return false;
        }
        ahead.add(offset);
        return unfinished.add(offset);
    }

    public synchronized void done(long offset) {
        if (!unfinished.remove(offset)) {
            throw new IllegalStateException(
                    "Expected offset " + offset + " to be unfinished, but it is not");
        }
    }

    /** The offset to commit; empty when it is committed already. */
    synchronized OptionalLong committable() {
        long lowest = lowest();
        return lowest > committed ? OptionalLong.of(lowest) : OptionalLong.empty();
    }

    /** The group coordinator has accepted this commit. */
    synchronized void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /** How far reading is ahead of what may be committed, in offsets; never negative. */
    synchronized long span() {
        return next - lowest();
    }

    synchronized int unfinished() {
        return unfinished.size();
    }

    /** Whether all that was begun is read, finished and committed. */
    synchronized boolean areCommitted() {
        return unfinished.isEmpty() && ahead.isEmpty() && committed >= next;
    }

    /** The lowest unfinished offset that was read, or the one after the last that was read. */
    synchronized long lowest() {
        return unfinished.isEmpty() ? next : Math.min(next, unfinished.first());
    }
}
