package dev.tandem.process.query;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.process.query.RecentView.Entry;
import dev.tandem.process.store.PhaseCounts;
import dev.tandem.process.store.RecentInteractions;
import dev.tandem.process.store.RecentPartition;
import dev.tandem.process.store.RecentPartition.Seen;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.process.store.StoredInteraction;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the latest interactions of this process: what it remembers, as the store has it now. */
final class RecentQuery {
    private static final Logger LOG = Logger.getLogger(RecentQuery.class);

    /** How the stores are reached, by partition. */
    interface StoreAccess {
        /**
         * The store of that partition.
         *
         * @throws InvalidStateStoreException when the partition is not here, or not yet
         */
        ReadOnlyKeyValueStore<Bytes, byte[]> store(int partition);
    }

    private final StoreAccess access;
    private final RecentInteractions recent;
    private final JournalTailReader tail;
    private final ReentrantLock filling = new ReentrantLock();

    RecentQuery(StoreAccess access, RecentInteractions recent, JournalTailReader tail) {
        this.access = access;
        this.recent = recent;
        this.tail = tail;
    }

    /**
     * @param phase null stands for every one
     * @param limit how many at most, up to {@link RecentPartition#KEPT}
     */
    RecentView latest(@Nullable InteractionPhase phase, int limit) {
        Map<InteractionPhase, Long> counts = new EnumMap<>(InteractionPhase.class);
        Map<Integer, Open> here = new HashMap<>();
        recent.all()
                .forEach((partition, known) ->
                        open(partition, known, counts).ifPresent(it -> here.put(partition, it)));
        fill(here, phase, Math.min(limit, total(phase, counts)));
        return new RecentView(read(here.values(), phase, limit), counts, here.keySet());
    }

    /** A partition whose store can be read now. */
    private record Open(RecentPartition recent, ReadOnlyKeyValueStore<Bytes, byte[]> store) {}

    private Optional<Open> open(
            int partition, RecentPartition known, Map<InteractionPhase, Long> counts) {
        try {
            ReadOnlyKeyValueStore<Bytes, byte[]> store = access.store(partition);
            PhaseCounts.read(store.get(StoreKeys.COUNTS))
                    .forEach((phase, count) -> counts.merge(phase, count, Long::sum));
            return Optional.of(new Open(known, store));
        } catch (InvalidStateStoreException moving) {
            return Optional.empty();
        }
    }

    private static long total(
            @Nullable InteractionPhase phase, Map<InteractionPhase, Long> counts) {
        return phase == null
                ? counts.values().stream().mapToLong(it -> it).sum()
                : counts.getOrDefault(phase, 0L);
    }

    /** Once for each partition, and only when too few are remembered since it came here. */
    private void fill(Map<Integer, Open> here, @Nullable InteractionPhase phase, long wanted) {
        filling.lock();
        try {
            long known = here.values().stream().mapToLong(it -> it.recent().in(phase).size()).sum();
            Map<Integer, RecentPartition> unfilled = new HashMap<>();
            here.forEach((partition, it) -> {
                if (!it.recent().filled()) {
                    unfilled.put(partition, it.recent());
                }
            });
            if (known < wanted && !unfilled.isEmpty()) {
                tail.fill(unfilled);
            }
        } catch (KafkaException e) {
            LOG.warnf(e, "The journal cannot be read: the list begins with this instance's start");
        } finally {
            filling.unlock();
        }
    }

    private static List<Entry> read(
            Collection<Open> here, @Nullable InteractionPhase phase, int limit) {
        record Candidate(Seen seen, ReadOnlyKeyValueStore<Bytes, byte[]> store) {}
        return here.stream()
                .flatMap(it ->
                        it.recent().in(phase).stream().map(seen -> new Candidate(seen, it.store())))
                .sorted(Comparator.comparing(Candidate::seen, RecentView.LATEST_FIRST))
                .flatMap(it -> current(it.seen(), it.store()).stream())
                .limit(limit)
                .toList();
    }

    /**
     * Empty when the phase has changed, or the interaction was forgotten or cannot be read: a
     * lookup of that interaction alone gives the reason.
     */
    private static Optional<Entry> current(Seen seen, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try {
            return Optional.ofNullable(store.get(StoreKeys.state(seen.interactionId())))
                    .map(StoredInteraction::decode)
                    .filter(it -> it.state().phase() == seen.phase())
                    .map(it -> new Entry(it.state(), Instant.ofEpochMilli(seen.since())));
        } catch (InvalidStateStoreException | IllegalStateException movingOrUnreadable) {
            return Optional.empty();
        }
    }
}
