package dev.tandem.process.query;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.state.Interaction;
import dev.tandem.wire.SearchEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The interactions that a search has found on the partitions that one instance has.
 *
 * @param found the latest first
 * @param counts how many there are in each phase, whether found or not
 * @param partitions that were looked at; an instance that is restoring one leaves it out
 * @param complete whether all of these partitions were searched as far as was asked; else the time
 *     was over
 */
public record SearchView(
        List<Found> found,
        Map<InteractionPhase, Long> counts,
        Set<Integer> partitions,
        boolean complete) {
    /** The latest first; of one millisecond in the order of their ids, backwards. */
    static final Comparator<Found> LATEST_FIRST =
            Comparator.comparing(Found::firstSeen)
                    .thenComparing(it -> it.entry().interactionId())
                    .reversed();

    /** One of them: what it is found by, and the interaction as it is now. */
    public record Found(Instant firstSeen, SearchEntry entry, Interaction state) {}

    /** Of an instance that has no partition. */
    public static final SearchView NOTHING = new SearchView(List.of(), Map.of(), Set.of(), true);

    public SearchView {
        found = List.copyOf(found);
        counts = Map.copyOf(counts);
        partitions = Set.copyOf(partitions);
    }
}
