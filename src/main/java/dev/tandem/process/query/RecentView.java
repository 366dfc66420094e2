package dev.tandem.process.query;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.state.Interaction;
import dev.tandem.process.store.RecentPartition.Seen;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest interactions of the partitions that one instance has.
 *
 * @param latest those that came into their phase last, latest first
 * @param counts how many there are in each phase
 * @param partitions that were looked at; an instance that is restoring one leaves it out
 */
public record RecentView(
        List<Entry> latest, Map<InteractionPhase, Long> counts, Set<Integer> partitions) {
    static final Comparator<Seen> LATEST_FIRST = Comparator.comparingLong(Seen::since).reversed();

    /** One of them, and when it came into the phase that it is in. */
    public record Entry(Interaction state, Instant since) {}

    public RecentView {
        latest = List.copyOf(latest);
        counts = Map.copyOf(counts);
        partitions = Set.copyOf(partitions);
    }
}
