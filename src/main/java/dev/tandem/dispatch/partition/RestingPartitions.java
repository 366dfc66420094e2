package dev.tandem.dispatch.partition;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Which partitions need not be read for now: this process writes all their commands, and has taken
 * each of the last second without reading it. They are read together from time to time all the
 * same, so that offsets can be committed, and since another process may not know yet that it has
 * lost a partition.
 *
 * <p>While this process is behind, because many inputs have waited for its state machines, none of
 * them is read: what is left to be read are commands that no caller waits for, and each takes from
 * the processor what brings the next caller's input sooner. That has an end, so that they are sent
 * where a process is behind for good. Safe for use by many threads.
 */
public final class RestingPartitions {

    /** After a command that has to be read. It is written, and acknowledged, long before. */
    private static final long READ_FOR_NANOS = Duration.ofSeconds(1).toNanos();

    /** After an input that had waited for long. A commit without any takes less. */
    private static final long BEHIND_FOR_NANOS = Duration.ofSeconds(1).toNanos();

    /** The state machines issue a command again that is not started within twice this time. */
    private static final long BEHIND_AT_MOST_NANOS = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanoTime;
    private volatile long behindAt;
    private volatile long behindSince;
    private final Map<Integer, Long> readUntil = new ConcurrentHashMap<>();

    public RestingPartitions() {
        this(System::nanoTime);
    }

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    RestingPartitions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        behindAt = nanoTime.getAsLong() - BEHIND_FOR_NANOS;
    }

    /** This process writes all commands of the partition from now on. */
    public void opened(int partition) {
        readUntil.put(partition, soon());
    }

    /** Others may write commands of the partition. */
    public void closed(int partition) {
        readUntil.remove(partition);
    }

    /** The partition gets a command that has to be read. */
    public void toRead(int partition) {
        readUntil.computeIfPresent(partition, (_, _) -> soon());
    }

    /** An input was decided that had waited for long. */
    public void behind() {
        long now = nanoTime.getAsLong();
        if (now - behindAt >= BEHIND_FOR_NANOS) {
            behindSince = now;
        }
        behindAt = now;
    }

    /** Whether the state machines have much to do that waited for long, and not for too long. */
    public boolean areBehind() {
        long now = nanoTime.getAsLong();
        return now - behindAt < BEHIND_FOR_NANOS && now - behindSince < BEHIND_AT_MOST_NANOS;
    }

    /** Whether this process writes all commands of the partition, and sends the urgent unread. */
    boolean isOpen(int partition) {
        return readUntil.containsKey(partition);
    }

    boolean rests(int partition) {
        Long until = readUntil.get(partition);
        return until != null && (areBehind() || nanoTime.getAsLong() - until > 0);
    }

    private long soon() {
        return nanoTime.getAsLong() + READ_FOR_NANOS;
    }
}
