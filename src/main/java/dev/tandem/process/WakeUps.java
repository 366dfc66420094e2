package dev.tandem.process;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The wake-ups of one partition in the order of their due times, at most one for each interaction.
 */
final class WakeUps {
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    /**
     * No wake-up is due before this, epoch milliseconds. It spares every look into the store the
     * way over what was deleted.
     */
    private long noneBefore;

    WakeUps(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** An interaction's wake-up. */
    record Due(String interactionId, long at) {}

    /** Replaces the wake-up of an interaction; {@link Tracked#NEVER} stands for none. */
    void move(String id, long from, long to) {
        if (from != to) {
            renew(id, from, to);
        }
    }

    /**
     * The same when the interaction was woken just now: then its wake-up is out of the store, and
     * one for the same time has to be put there again.
     */
    void renew(String id, long from, long to) {
        if (from != Tracked.NEVER && from != to) {
            store.delete(StoreKeys.wakeUp(from, id));
        }
        if (to != Tracked.NEVER) {
            store.put(StoreKeys.wakeUp(to, id), PRESENT);
            noneBefore = Math.min(noneBefore, to);
        }
    }

    /** Takes out the wake-ups that are due, the oldest first, at most that many. */
    List<Due> takeDue(long now, int most) {
        if (noneBefore > now) {
            return List.of();
        }
        List<Bytes> keys = new ArrayList<>();
        noneBefore = collectDue(now, most, keys);
        keys.forEach(store::delete);
        return keys.stream()
                .map(key -> new Due(StoreKeys.idOf(key), StoreKeys.dueOf(key)))
                .toList();
    }

    /**
     * Fills in the keys that are due, and returns before when none is left. Looks no further than
     * now: Kafka Streams copies the keys of a range that it has in its cache.
     */
    private long collectDue(long now, int most, List<Bytes> keys) {
        try (KeyValueIterator<Bytes, byte[]> due =
                store.range(StoreKeys.wakeUpsFrom(noneBefore), StoreKeys.wakeUpsFrom(now + 1))) {
            while (due.hasNext()) {
                Bytes key = due.next().key;
                if (keys.size() == most) {
                    return StoreKeys.dueOf(key);
                }
                keys.add(key);
            }
            return now + 1;
        }
    }
}
