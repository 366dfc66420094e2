package dev.tandem.process.store;

import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.CommandProgress;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.UnstartedInteraction;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is unfinished among one partition's interactions: since when they have been open, answered
 * calls left out, because they last as long as people talk; and which of their commands are in
 * doubt or wait for a retry. Kept in memory. What the store held before this life of the task is
 * read in small steps, so that no single one holds up the stream thread.
 */
public final class OpenInteractions {
    /** No interaction is open. */
    public static final long NONE = Long.MAX_VALUE;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Long> since = new HashMap<>();
    private final Map<String, String> orgsInDoubt = new HashMap<>();
    private final Map<String, String> orgsOfRetries = new HashMap<>();

    /** The key to go on at; null when all of the store is known. */
    private @Nullable Bytes next = StoreKeys.state("");

    public OpenInteractions(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The interaction is in this state now. */
    public void moved(String id, Interaction now) {
        if (now instanceof OpenInteraction open && !open.history().connected()) {
            since.put(id, open.startedAt().toEpochMilli());
        } else {
            since.remove(id);
        }
        note(orgsInDoubt, id, orgInDoubt(now));
        note(orgsOfRetries, id, orgOfRetry(now));
    }

    private static void note(Map<String, String> orgs, String id, @Nullable String org) {
        if (org == null) {
            orgs.remove(id);
        } else {
            orgs.put(id, org);
        }
    }

    private static @Nullable String orgInDoubt(Interaction now) {
        return now instanceof OpenInteraction open
                        && open.progress().any(CommandProgress::undecided)
                ? open.settings().org()
                : null;
    }

    private static @Nullable String orgOfRetry(Interaction now) {
        return switch (now) {
            case OpenInteraction open ->
                    open.progress().any(CommandProgress::awaitsRetry)
                            ? open.settings().org()
                            : null;
            case ClosedInteraction closed -> closed.redriving().orgOfRetry();
            case UnstartedInteraction _ -> null;
        };
    }

    /**
     * Reads so many states more of those that the store held at the beginning; true once all are
     * read.
     */
    public boolean readMore(int most) {
        if (next == null) {
            return true;
        }
        try (KeyValueIterator<Bytes, byte[]> states = store.range(next, StoreKeys.afterStates())) {
            for (int read = 0; read < most && states.hasNext(); read++) {
                KeyValue<Bytes, byte[]> entry = states.next();
                take(entry.value);
                next = StoreKeys.after(entry.key);
            }
            if (!states.hasNext()) {
                next = null;
            }
        }
        return next == null;
    }

    /** What cannot be read is reported when the interaction is woken, and not again here. */
    private void take(byte[] bytes) {
        StoredInteraction stored = StoredInteraction.tryDecode(bytes);
        if (stored != null) {
            moved(stored.state().interactionId(), stored.state());
        }
    }

    /** When the start of the oldest was received, epoch milliseconds; {@link #NONE} without any. */
    public long oldest() {
        long oldest = NONE;
        for (long each : since.values()) {
            oldest = Math.min(oldest, each);
        }
        return oldest;
    }

    /** How many interactions have a command in doubt, by its org. */
    public Map<String, Integer> inDoubtByOrg() {
        return counted(orgsInDoubt);
    }

    /** How many interactions have a command that waits for its next attempt, by its org. */
    public Map<String, Integer> retriesByOrg() {
        return counted(orgsOfRetries);
    }

    private static Map<String, Integer> counted(Map<String, String> orgs) {
        Map<String, Integer> counts = new HashMap<>();
        orgs.values().forEach(org -> counts.merge(org, 1, Integer::sum));
        return counts;
    }
}
