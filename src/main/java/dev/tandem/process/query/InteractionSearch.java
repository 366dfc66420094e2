package dev.tandem.process.query;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.process.query.SearchRequest.Place;
import dev.tandem.process.query.SearchView.Found;
import dev.tandem.process.store.PhaseCounts;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.wire.Reading;
import dev.tandem.wire.SearchEntry;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Finds interactions of this process in its stores, from the latest to the oldest. Reads entries
 * until there are enough that fit: an index for each question would be written for every call, for
 * questions that operators ask now and then.
 */
final class InteractionSearch {
    /** After that it answers with what it has: instances wait five seconds for each other. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The clock is asked once for so many entries. */
    private static final int BETWEEN_LOOKS = 256;

    /** How the stores are reached, by partition. */
    @FunctionalInterface
    interface StoreAccess {
        /**
         * The store of that partition.
         *
         * @throws InvalidStateStoreException when the partition is not here, or not yet
         */
        ReadOnlyKeyValueStore<Bytes, byte[]> store(int partition);
    }

    private final StoreAccess access;
    private final int partitions;

    InteractionSearch(StoreAccess access, int partitions) {
        this.access = access;
        this.partitions = partitions;
    }

    SearchView find(SearchRequest request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<InteractionPhase, Long> counts = new EnumMap<>(InteractionPhase.class);
        List<Found> found = new ArrayList<>();
        Set<Integer> searched = new HashSet<>();
        boolean complete = true;
        for (int partition = 0; partition < partitions; partition++) {
            try {
                ReadOnlyKeyValueStore<Bytes, byte[]> store = access.store(partition);
                PhaseCounts.read(store.get(StoreKeys.COUNTS))
                        .forEach((phase, count) -> counts.merge(phase, count, Long::sum));
                complete &= find(request, store, found, deadline);
                searched.add(partition);
            } catch (InvalidStateStoreException elsewhereOrMoving) {
                // Its owner answers for it; the partition is missing in the answer otherwise.
            }
        }
        return new SearchView(
                found.stream().sorted(SearchView.LATEST_FIRST).limit(request.limit()).toList(),
                counts,
                searched,
                complete);
    }

    /** False when the time was over. */
    private static boolean find(
            SearchRequest request,
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            List<Found> found,
            long deadline) {
        SearchText text = request.text();
        if (text == null || !text.isIdOnly()) {
            return scan(request, store, found, deadline);
        }
        one(request, store, text.id()).ifPresent(found::add);
        return true;
    }

    /** That interaction, if it is one of those that are asked for. */
    static Optional<Found> one(
            SearchRequest request, ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        byte @Nullable [] seen = store.get(StoreKeys.firstSeen(id));
        if (seen == null) {
            return Optional.empty();
        }
        Bytes key = StoreKeys.listed(StoreKeys.timeOf(seen), id);
        byte @Nullable [] entry = store.get(key);
        return entry != null && isInTime(request, key)
                ? take(request, store, key, entry)
                : Optional.empty();
    }

    private static boolean scan(
            SearchRequest request,
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            List<Found> found,
            long deadline) {
        int taken = 0;
        int read = 0;
        try (KeyValueIterator<Bytes, byte[]> latestFirst =
                store.reverseRange(oldest(request), latest(request))) {
            while (taken < request.limit() && latestFirst.hasNext()) {
                if (++read % BETWEEN_LOOKS == 0 && System.nanoTime() - deadline > 0) {
                    return false;
                }
                KeyValue<Bytes, byte[]> next = latestFirst.next();
                if (isBehind(request.after(), next.key)) {
                    Optional<Found> fits = take(request, store, next.key, next.value);
                    fits.ifPresent(found::add);
                    taken += fits.isPresent() ? 1 : 0;
                }
            }
        }
        return true;
    }

    private static Bytes oldest(SearchRequest request) {
        Instant from = request.from();
        return StoreKeys.listed(from == null ? 0 : Math.max(0, from.toEpochMilli()), "");
    }

    /** Stores give what is up to a key, the key itself included. */
    private static Bytes latest(SearchRequest request) {
        Instant to = request.to();
        Bytes end =
                StoreKeys.listed(to == null ? Long.MAX_VALUE : Math.max(0, to.toEpochMilli()), "");
        Place after = request.after();
        if (after == null) {
            return end;
        }
        Bytes place = StoreKeys.listed(after.firstSeen().toEpochMilli(), after.interactionId());
        return place.compareTo(end) < 0 ? place : end;
    }

    /** The place itself was in the page before; only its own partition has it. */
    private static boolean isBehind(@Nullable Place after, Bytes key) {
        return after == null
                || !key.equals(
                        StoreKeys.listed(after.firstSeen().toEpochMilli(), after.interactionId()));
    }

    private static boolean isInTime(SearchRequest request, Bytes key) {
        return key.compareTo(oldest(request)) >= 0
                && key.compareTo(latest(request)) <= 0
                && isBehind(request.after(), key);
    }

    /**
     * Empty when it is not one of those, or the interaction was forgotten meanwhile or cannot be
     * read: a lookup of that interaction alone gives the reason.
     */
    private static Optional<Found> take(
            SearchRequest request,
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Bytes key,
            byte[] value) {
        if (!(WireFormats.SEARCH_ENTRY.read(value)
                        instanceof Reading.Read<SearchEntry>(SearchEntry entry))
                || !request.fits(entry)) {
            return Optional.empty();
        }
        byte @Nullable [] state = store.get(StoreKeys.state(entry.interactionId()));
        try {
            return Optional.ofNullable(state)
                    .map(StoredInteraction::decode)
                    .filter(it -> request.phase() == null || it.state().phase() == request.phase())
                    .map(it ->
                            new Found(
                                    Instant.ofEpochMilli(StoreKeys.timeIn(key)),
                                    entry,
                                    it.state()));
        } catch (IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}
