package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.InteractionPhase;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads the stores from outside the stream threads. */
final class InteractionQueries {
    private final KafkaStreams streams;
    private final int partitions;
    private final Timelines timelines;
    private final ParkedLetters parked;
    private final Owners owners;
    private final RecentQuery recent;

    InteractionQueries(
            KafkaStreams streams,
            int partitions,
            Timelines timelines,
            ParkedLetters parked,
            Owners owners,
            RecentInteractions recent,
            JournalTail tail) {
        this.streams = streams;
        this.partitions = partitions;
        this.timelines = timelines;
        this.parked = parked;
        this.owners = owners;
        this.recent = new RecentQuery(this::store, recent, tail);
    }

    InteractionLookup find(String id) {
        try {
            return find(store(partition(id)), id);
        } catch (InvalidStateStoreException e) {
            return owners.insteadOfHere(partition(id));
        }
    }

    RecentView latest(@Nullable InteractionPhase phase, int limit) {
        return recent.latest(phase, limit);
    }

    List<InstanceAddress> others() {
        return owners.others();
    }

    /** The store is asked once; dead letters and journal may take their time after that. */
    private InteractionLookup find(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        byte[] bytes = store.get(StoreKeys.state(id));
        List<ParkedLetter> letters = parked.of(partition(id), id);
        if (bytes == null) {
            return letters.isEmpty()
                    ? new InteractionLookup.Unknown()
                    : new InteractionLookup.Parked(id, letters);
        }
        Tracked tracked = Tracked.decode(bytes);
        Timeline timeline = timelines.read(partition(id), id, tracked);
        return new InteractionLookup.Found(
                new InteractionView(
                        tracked.state(),
                        timeline.entries(),
                        timeline.dropped(),
                        timeline.missing(),
                        letters));
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
