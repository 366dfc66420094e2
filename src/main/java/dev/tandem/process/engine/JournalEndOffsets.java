package dev.tandem.process.engine;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far this process has seen each partition of the journal written: no record that is sent from
 * now on gets an offset below it. Stays a little behind what is on its way.
 */
public final class JournalEndOffsets {
    private final AtomicLongArray offsets;

    public JournalEndOffsets(int partitions) {
        offsets = new AtomicLongArray(partitions);
    }

    /** The next offset of that partition, or one before it. */
    long of(int partition) {
        return offsets.get(partition);
    }

    /** Never goes back: of two reports the one that says more counts. */
    public void reached(int partition, long nextOffset) {
        offsets.accumulateAndGet(partition, nextOffset, Math::max);
    }

    public void reached(Map<Integer, Long> nextOffsets) {
        nextOffsets.forEach(this::reached);
    }
}
