package dev.tandem.dispatch.partition;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which partitions need not be read for now: this process writes all their commands, and has taken
 * each of the last second without reading it. They are read together from time to time all the
 * same, so that offsets can be committed, and since another process may not know yet that it has
 * lost a partition. Safe for use by many threads.
 */
public final class RestingPartitions {

    /** After a command that has to be read. It is written, and acknowledged, long before. */
    private static final long READ_FOR_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<Integer, Long> readUntil = new ConcurrentHashMap<>();

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

    boolean rests(int partition) {
        Long until = readUntil.get(partition);
        return until != null && System.nanoTime() - until > 0;
    }

    private static long soon() {
        return System.nanoTime() + READ_FOR_NANOS;
    }
}
