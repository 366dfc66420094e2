package dev.tandem.process.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * The offsets of the entries of one interaction in its partition of the journal. The state keeps
 * them in place of the entries themselves: a few bytes for a call, and never more than 32
 * stretches. Of a longer one the middle is left out.
 */
public record JournalIndex(List<Stretch> stretches) {
    public static final JournalIndex NONE = new JournalIndex(List.of());

    /** How much of the journal one stretch may span, records: about what one fetch brings. */
    public static final long SPAN = 1024;

    static final int MOST_STRETCHES = 32;
    private static final int FIRST_STRETCHES = 8;

    /**
     * Consecutive entries at offsets near each other.
     *
     * @param from an offset that is not after the first of them
     * @param first its sequence
     * @param last the sequence of the last of them
     */
    public record Stretch(long from, long first, long last) {}

    public JournalIndex {
        stretches = List.copyOf(stretches);
    }

    /**
     * With one more entry.
     *
     * @param from an offset that is not after the entry's
     */
    public JournalIndex with(long sequence, long from) {
        List<Stretch> longer = new ArrayList<>(stretches);
        if (longer.isEmpty()) {
            longer.add(new Stretch(from, sequence, sequence));
            return new JournalIndex(longer);
        }
        Stretch latest = longer.getLast();
        if (from - latest.from() < SPAN) {
            longer.removeLast();
            longer.add(new Stretch(latest.from(), latest.first(), sequence));
        } else {
            longer.add(new Stretch(from, sequence, sequence));
        }
        if (longer.size() > MOST_STRETCHES) {
            longer.remove(FIRST_STRETCHES);
        }
        return new JournalIndex(longer);
    }

    /** How many bytes {@link #writeTo} needs. */
    int size() {
        int bytes = ByteUtils.sizeOfVarint(stretches.size());
        Stretch before = new Stretch(0, 0, 0);
        for (Stretch it : stretches) {
            bytes +=
                    ByteUtils.sizeOfVarlong(it.from() - before.from())
                            + ByteUtils.sizeOfVarlong(it.first() - before.last())
                            + ByteUtils.sizeOfVarlong(it.last() - it.first());
            before = it;
        }
        return bytes;
    }

    void writeTo(ByteBuffer buffer) {
        ByteUtils.writeVarint(stretches.size(), buffer);
        Stretch before = new Stretch(0, 0, 0);
        for (Stretch it : stretches) {
            ByteUtils.writeVarlong(it.from() - before.from(), buffer);
            ByteUtils.writeVarlong(it.first() - before.last(), buffer);
            ByteUtils.writeVarlong(it.last() - it.first(), buffer);
            before = it;
        }
    }

    static JournalIndex readFrom(ByteBuffer buffer) {
        int count = ByteUtils.readVarint(buffer);
        List<Stretch> read = new ArrayList<>();
        Stretch before = new Stretch(0, 0, 0);
        for (int i = 0; i < count; i++) {
            long from = before.from() + ByteUtils.readVarlong(buffer);
            long first = before.last() + ByteUtils.readVarlong(buffer);
            before = new Stretch(from, first, first + ByteUtils.readVarlong(buffer));
            read.add(before);
        }
        return new JournalIndex(read);
    }
}
