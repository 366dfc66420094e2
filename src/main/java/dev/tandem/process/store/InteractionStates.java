package dev.tandem.process.store;

import dev.tandem.domain.state.ClosedInteraction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The states of one partition's interactions, the latest open ones parsed: to a closed one hardly
 * anything happens any more. Belongs to one life of a task: an aborted transaction ends that life,
 * so what is parsed is never ahead of the store.
 */
public final class InteractionStates {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, StoredInteraction> parsed;

    public InteractionStates(KeyValueStore<Bytes, byte[]> store, int keepParsed) {
        this.store = store;
        this.parsed =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<String, StoredInteraction> eldest) {
                        return size() > keepParsed;
                    }
                };
    }

    /**
     * The interaction as it is; unknown when there is none.
     *
     * @throws IllegalStateException when what is stored cannot be read
     */
    public StoredInteraction find(String id) {
        StoredInteraction known = parsed.get(id);
        if (known != null) {
            return known;
        }
        byte[] bytes = store.get(StoreKeys.state(id));
        return bytes == null ? StoredInteraction.unknown(id) : StoredInteraction.decode(bytes);
    }

    /**
     * When the interaction is due, epoch milliseconds; {@link StoredInteraction#NEVER} also without
     * one.
     */
    public long wakeAt(String id) {
        StoredInteraction known = parsed.get(id);
        if (known != null) {
            return known.wakeAt();
        }
        byte[] bytes = store.get(StoreKeys.state(id));
        return bytes == null ? StoredInteraction.NEVER : StoredInteraction.wakeAtOf(bytes);
    }

    public void put(String id, StoredInteraction stored, byte[] encoded) {
        store.put(StoreKeys.state(id), encoded);
        if (stored.state() instanceof ClosedInteraction) {
            parsed.remove(id);
        } else {
            parsed.put(id, stored);
        }
    }

    public void forget(String id) {
        store.delete(StoreKeys.state(id));
        parsed.remove(id);
    }
}
