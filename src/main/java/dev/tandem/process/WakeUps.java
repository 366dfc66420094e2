package dev.tandem.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The wake-ups of one partition in the order of their due times, at most one for each interaction.
 * The store is looked into once in some seconds: a look costs much more than the few keys it finds,
 * because Kafka Streams copies what its cache has of the range. What is due until the next look is
 * kept in memory.
 */
final class WakeUps {
    private static final byte[] PRESENT = {1};
    private static final long LOOK_AHEAD = Duration.ofSeconds(5).toMillis();

    private final KeyValueStore<Bytes, byte[]> store;

    /** Every wake-up of the store that is due before {@link #known}. */
    private final NavigableSet<Bytes> soon = new TreeSet<>();

    /** Epoch milliseconds; 0 before the first look. */
    private long known;

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
            Bytes key = StoreKeys.wakeUp(from, id);
            store.delete(key);
            soon.remove(key);
        }
        if (to != Tracked.NEVER) {
            Bytes key = StoreKeys.wakeUp(to, id);
            store.put(key, PRESENT);
            if (to < known) {
                soon.add(key);
            }
        }
    }

    /** Takes out the wake-ups that are due, the oldest first, at most that many. */
    List<Due> takeDue(long now, int most) {
        if (known <= now) {
            lookAhead(now);
        }
        List<Due> due = new ArrayList<>();
        while (due.size() < most && !soon.isEmpty() && StoreKeys.dueOf(soon.first()) <= now) {
            Bytes key = soon.removeFirst();
            store.delete(key);
            due.add(new Due(StoreKeys.idOf(key), StoreKeys.dueOf(key)));
        }
        return due;
    }

    private void lookAhead(long now) {
        long until = now + LOOK_AHEAD;
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(StoreKeys.wakeUpsFrom(known), StoreKeys.wakeUpsFrom(until))) {
            while (found.hasNext()) {
                soon.add(found.next().key);
            }
        }
        known = until;
    }
}
