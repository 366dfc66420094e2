package dev.tandem.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The states of one partition's interactions, the latest ones parsed. Belongs to one life of a
 * task: an aborted transaction ends that life, so what is parsed is never ahead of the store.
 */
final class InteractionStates {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Tracked> parsed;

    InteractionStates(KeyValueStore<Bytes, byte[]> store, int keepParsed) {
        this.store = store;
        this.parsed =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Tracked> eldest) {
                        return size() > keepParsed;
                    }
                };
    }

    /**
     * The interaction as it is; unknown when there is none.
     *
     * @throws IllegalStateException when what is stored cannot be read
     */
    Tracked find(String id) {
        Tracked known = parsed.get(id);
        if (known != null) {
            return known;
        }
        byte[] bytes = store.get(StoreKeys.state(id));
        return bytes == null ? Tracked.unknown(id) : Tracked.decode(bytes);
    }

    /** When the interaction is due, epoch milliseconds; {@link Tracked#NEVER} also without one. */
    long wakeAt(String id) {
        Tracked known = parsed.get(id);
        if (known != null) {
            return known.wakeAt();
        }
        byte[] bytes = store.get(StoreKeys.state(id));
        return bytes == null ? Tracked.NEVER : Tracked.wakeAtOf(bytes);
    }

    void put(String id, Tracked tracked, byte[] encoded) {
        store.put(StoreKeys.state(id), encoded);
        parsed.put(id, tracked);
    }

    void forget(String id) {
        store.delete(StoreKeys.state(id));
        parsed.remove(id);
    }
}
