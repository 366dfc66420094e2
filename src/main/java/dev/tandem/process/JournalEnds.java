package dev.tandem.process;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far this process has seen each partition of the journal written: no record that is sent from
 * now on gets an offset below it. Stays a little behind what is on its way.
 */
final class JournalEnds {
    private final AtomicLongArray offsets;

    JournalEnds(int partitions) {
        offsets = new AtomicLongArray(partitions);
    }

    /** The next offset of that partition, or one before it. */
    long of(int partition) {
        return offsets.get(partition);
    }

    /** Never goes back: of two reports the one that says more counts. */
    void reached(int partition, long nextOffset) {
        offsets.accumulateAndGet(partition, nextOffset, Math::max);
    }

    void reached(Map<Integer, Long> nextOffsets) {
        nextOffsets.forEach(this::reached);
    }
}
