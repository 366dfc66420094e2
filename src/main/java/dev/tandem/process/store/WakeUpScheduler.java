package dev.tandem.process.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Finds the interactions of one partition whose time has come, in the order of their due times.
 *
 * <p>The due time moves with nearly every input of a call: a request that is announced is watched
 * for 60 s, one on its way for 30 s, and most are answered within one. To move a key of the store
 * each time would write two changelog records for an input that needs one. So the store holds
 * alarms instead: for every interaction that waits there is one at its due time or before. An alarm
 * goes off, the interaction is asked when it is really due, and only then is anything moved. An
 * alarm too many does no harm: its interaction is not due.
 *
 * <p>The store is looked into once in some seconds: a look costs much more than the few keys it
 * finds, because Kafka Streams copies what its cache has of the range. The alarms until some time
 * after the next look are kept in memory. Looks that find nothing are made further and further
 * apart, up to some minutes, so that nobody looks where nothing happens.
 */
public final class WakeUpScheduler {
    private static final byte[] PRESENT = {1};

    /** Requests are watched for 30 to 60 seconds; an alarm set earlier serves all of a call's. */
    private static final long WATCHED = Duration.ofSeconds(60).toMillis();

    private static final long EARLY = Duration.ofSeconds(25).toMillis();
    private static final long LOOK_EVERY = Duration.ofSeconds(5).toMillis();
    private static final long LOOK_LEAST_EVERY = Duration.ofMinutes(10).toMillis();
    private static final int MOST_FOUND = 10_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final ToLongFunction<String> dueTimes;

    /** Every alarm of the store that goes off before {@link #known}. */
    private final WakeUpQueue soon = new WakeUpQueue();

    /** Epoch milliseconds; 0 before the first look. */
    private long known;

    private long lookEvery = LOOK_EVERY;

    /**
     * @param dueTimes when an interaction is due, epoch milliseconds, or {@link
     *     StoredInteraction#NEVER}
     */
    public WakeUpScheduler(KeyValueStore<Bytes, byte[]> store, ToLongFunction<String> dueTimes) {
        this.store = store;
        this.dueTimes = dueTimes;
    }

    /** An interaction whose time has come. */
    public record Due(String interactionId, long at) {}

    /**
     * The due time of an interaction is another now; {@link StoredInteraction#NEVER} stands for
     * none. An alarm that was early enough for the old one is so for a later one.
     *
     * @param now epoch milliseconds
     */
    public void move(String id, long from, long to, long now) {
        if (from == StoredInteraction.NEVER || to < from) {
            renew(id, to, now);
        }
    }

    /** The same for an interaction that was woken just now, so that its alarm is gone. */
    public void renew(String id, long to, long now) {
        boolean watch = to > now + EARLY && to <= now + WATCHED;
        if (to != StoredInteraction.NEVER && !soon.has(id, to)) {
            set(id, watch ? now + EARLY : to);
        }
    }

    private void set(String id, long at) {
        store.put(StoreKeys.wakeUp(at, id), PRESENT);
        if (at < known) {
            soon.add(id, at);
        }
    }

    /** When {@link #takeDue} has something to do next, epoch milliseconds; may be over. */
    public long next() {
        return Math.min(soon.first(), known - EARLY);
    }

    /**
     * Takes out what is due, the oldest alarm first; looks at so many alarms at most.
     *
     * @param from leaves what went off before it, epoch milliseconds
     */
    public List<Due> takeDue(long from, long now, int most) {
        if (known <= now + EARLY) {
            look(now + EARLY + lookEvery);
        }
        List<Due> due = new ArrayList<>();
        for (int looked = 0; looked < most; looked++) {
            Due alarm = soon.takeFirst(from, now);
            if (alarm == null) {
                break;
            }
            String id = alarm.interactionId();
            store.delete(StoreKeys.wakeUp(alarm.at(), id));
            long at = dueTimes.applyAsLong(id);
            if (at > now) {
                renew(id, at, at);
            } else if (at != StoredInteraction.NEVER) {
                due.add(new Due(id, Math.max(at, alarm.at())));
            }
        }
        return due;
    }

    /** After a long downtime there may be more than memory should hold; then it looks again. */
    private void look(long until) {
        long lookedTo = until;
        int before = soon.size();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(StoreKeys.wakeUpsFrom(known), StoreKeys.wakeUpsFrom(until))) {
            while (found.hasNext()) {
                Bytes key = found.next().key;
                long at = StoreKeys.timeIn(key);
                if (soon.size() >= MOST_FOUND && at > soon.last()) {
                    lookedTo = at;
                    break;
                }
                soon.add(StoreKeys.idOf(key), at);
            }
        }
        known = Math.max(known, lookedTo);
        lookEvery = soon.size() == before ? Math.min(2 * lookEvery, LOOK_LEAST_EVERY) : LOOK_EVERY;
    }
}
