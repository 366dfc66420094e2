package dev.tandem.process.store;

import dev.tandem.domain.InteractionPhase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of one partition's interactions came into which phase last: at most {@link #KEPT} for each
 * phase. Only a hint: an aborted transaction takes it back to nothing, and who reads it compares
 * with the store.
 */
public final class RecentPartition {
    /** How many of each phase are remembered. */
    public static final int KEPT = 200;

    /**
     * An interaction in the phase that it came into then.
     *
     * @param since epoch milliseconds, the time of the input that brought it there
     */
    public record Seen(String interactionId, InteractionPhase phase, long since) {}

    private final Map<InteractionPhase, SequencedMap<String, Seen>> byPhase =
            new EnumMap<>(InteractionPhase.class);
    private boolean filled;

    /** On the stream thread, with every transition: costs nothing while the phase stays. */
    public void move(String id, InteractionPhase from, InteractionPhase to, long at) {
        if (from == to) {
            return;
        }
        synchronized (this) {
            of(from).remove(id);
            if (to != InteractionPhase.UNKNOWN) {
                SequencedMap<String, Seen> entered = of(to);
                entered.putLast(id, new Seen(id, to, at));
                if (entered.size() > KEPT) {
                    entered.pollFirstEntry();
                }
            }
        }
    }

    /**
     * Adds what happened before this instance took the partition over.
     *
     * @param older latest first; an interaction that has moved since is left where it is
     */
    public synchronized void fill(Collection<Seen> older) {
        for (Seen seen : older) {
            SequencedMap<String, Seen> entered = of(seen.phase());
            if (entered.size() < KEPT && !knows(seen.interactionId())) {
                entered.putFirst(seen.interactionId(), seen);
            }
        }
        filled = true;
    }

    /** Whether {@link #fill} was called. */
    public synchronized boolean filled() {
        return filled;
    }

    /** In no order; null stands for every phase. */
    public synchronized List<Seen> in(@Nullable InteractionPhase phase) {
        return phase == null
                ? byPhase.values().stream().flatMap(it -> it.values().stream()).toList()
                : new ArrayList<>(of(phase).values());
    }

    private boolean knows(String id) {
        return byPhase.values().stream().anyMatch(it -> it.containsKey(id));
    }

    private SequencedMap<String, Seen> of(InteractionPhase phase) {
        return byPhase.computeIfAbsent(phase, _ -> new LinkedHashMap<>());
    }
}
