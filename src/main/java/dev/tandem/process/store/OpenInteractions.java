package dev.tandem.process.store;

import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Since when one partition's interactions have been open, answered calls left out: they last as
 * long as people talk. Kept in memory. What the store held before this life of the task is read in
 * small steps, so that no single one holds up the stream thread.
 */
public final class OpenInteractions {
    /** No interaction is open. */
    public static final long NONE = Long.MAX_VALUE;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Long> since = new HashMap<>();

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
    }

    /**
     * Reads so many states more of those that the store held at the beginning, where any are left.
     */
    public void readMore(int most) {
        if (next == null) {
            return;
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
}
