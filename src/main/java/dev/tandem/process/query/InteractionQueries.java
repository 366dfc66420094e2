package dev.tandem.process.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.process.engine.InteractionTopology;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.wire.Reading;
import dev.tandem.wire.SearchEntry;
import dev.tandem.wire.WireFormats;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads the stores from outside the stream threads. */
public final class InteractionQueries {
    private final KafkaStreams streams;
    private final int partitions;
    private final TimelineReader timelines;
    private final ParkedLetters parked;
    private final PartitionOwners owners;
    private final InteractionSearch search;

    public InteractionQueries(
            KafkaStreams streams,
            int partitions,
            TimelineReader timelines,
            ParkedLetters parked,
            PartitionOwners owners) {
        this.streams = streams;
        this.partitions = partitions;
        this.timelines = timelines;
        this.parked = parked;
        this.owners = owners;
        this.search = new InteractionSearch(this::store, partitions);
    }

    public InteractionLookup find(String id) {
        try {
            return find(store(partition(id)), id);
        } catch (InvalidStateStoreException e) {
            return owners.insteadOfHere(partition(id));
        }
    }

    public SearchView search(SearchRequest request) {
        return search.find(request);
    }

    /** Where these interactions are now, and those that are here. */
    public InteractionRows rows(Collection<String> ids) {
        InteractionRows.Builder rows = new InteractionRows.Builder();
        ids.stream()
                .collect(Collectors.groupingBy(this::partition))
                .forEach((partition, some) -> rows(partition, some, rows));
        return rows.build();
    }

    private void rows(int partition, List<String> ids, InteractionRows.Builder rows) {
        SearchRequest all = SearchRequest.latest(null, ids.size());
        try {
            ReadOnlyKeyValueStore<Bytes, byte[]> store = store(partition);
            ids.forEach(id -> InteractionSearch.one(all, store, id).ifPresent(rows::here));
        } catch (InvalidStateStoreException e) {
            if (owners.insteadOfHere(partition)
                    instanceof InteractionLookup.Elsewhere(InstanceAddress owner)) {
                rows.at(owner, ids);
            } else {
                rows.nowhere(ids.size());
            }
        }
    }

    public List<InstanceAddress> others() {
        return owners.others();
    }

    /** The store is asked once; dead letters and journal may take their time after that. */
    private InteractionLookup find(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        byte[] bytes = store.get(StoreKeys.state(id));
        SearchEntry entry = entryOf(store, id);
        List<ParkedLetter> letters = parked.of(partition(id), id);
        if (bytes == null) {
            return letters.isEmpty()
                    ? new InteractionLookup.Unknown()
                    : new InteractionLookup.Parked(id, letters);
        }
        StoredInteraction stored = StoredInteraction.decode(bytes);
        Timeline timeline = timelines.read(partition(id), id, stored);
        return new InteractionLookup.Found(
                new InteractionView(
                        stored.state(),
                        timeline.entries(),
                        timeline.dropped(),
                        timeline.missing(),
                        letters,
                        entry));
    }

    private static @Nullable SearchEntry entryOf(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        byte @Nullable [] firstSeen = store.get(StoreKeys.firstSeen(id));
        byte @Nullable [] entry =
                firstSeen == null
                        ? null
                        : store.get(StoreKeys.listed(StoreKeys.timeOf(firstSeen), id));
        return entry != null
                        && WireFormats.SEARCH_ENTRY.read(entry)
                                instanceof Reading.Read<SearchEntry>(SearchEntry read)
                ? read
                : null;
    }

    private int partition(String id) {
        return Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % partitions;
    }

    /**
     * The store of a partition that this instance has.
     *
     * @throws InvalidStateStoreException when it has not, or not yet
     */
    private ReadOnlyKeyValueStore<Bytes, byte[]> store(int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                                InteractionTopology.STORE,
                                QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }
}
