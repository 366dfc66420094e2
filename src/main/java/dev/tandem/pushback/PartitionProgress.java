package dev.tandem.pushback;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a partition of the journal is worked off: all before an offset is, but for the
 * interactions whose first entries are at the given offsets. Its text form goes into the metadata
 * of the commit.
 *
 * @param next the first offset that was not read
 * @param unfinished the offsets of the first entries of unfinished interactions, all below it
 */
record PartitionProgress(long next, Set<Long> unfinished) {
    /** Of eight characters each, within {@code offset.metadata.max.bytes} of brokers, 4096. */
    private static final int MOST = 500;

    private static final int RADIX = Character.MAX_RADIX;

    PartitionProgress {
        unfinished = Set.copyOf(unfinished);
    }

    /**
     * The progress to commit. Where there are too many unfinished ones for the metadata, the next
     * owner begins with the oldest of those that do not fit, and may repeat what came after it.
     */
    static PartitionProgress of(long next, Collection<Long> unfinished) {
        List<Long> sorted = unfinished.stream().sorted().toList();
        return sorted.size() <= MOST
                ? new PartitionProgress(next, Set.copyOf(sorted))
                : new PartitionProgress(sorted.get(MOST), Set.copyOf(sorted.subList(0, MOST)));
    }

    /** The same, read from a commit; one without readable metadata has nothing unfinished. */
    static PartitionProgress read(long next, String metadata) {
        try {
            return new PartitionProgress(
                    next,
                    Arrays.stream(metadata.split(",", -1))
                            .filter(it -> !it.isEmpty())
                            .map(it -> next - Long.parseLong(it, RADIX))
                            .filter(it -> it >= 0 && it < next)
                            .collect(Collectors.toSet()));
        } catch (NumberFormatException notOurs) {
            return new PartitionProgress(next, Set.of());
        }
    }

    /** How far each unfinished one lies below the offset. */
    String metadata() {
        return unfinished.stream()
                .sorted()
                .map(it -> Long.toString(next - it, RADIX))
                .collect(Collectors.joining(","));
    }

    /** Where reading begins. */
    long begin() {
        return unfinished.stream().mapToLong(Long::longValue).min().orElse(next);
    }

    /** Whether the entry at that offset, read again, is the first of an unfinished interaction. */
    boolean isUnfinished(long offset) {
        return unfinished.contains(offset);
    }
}
