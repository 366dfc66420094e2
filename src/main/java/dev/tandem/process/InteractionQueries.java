package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the stores from outside the stream threads. */
final class InteractionQueries {
    private final KafkaStreams streams;
    private final int partitions;
    private final Timelines timelines;

    InteractionQueries(KafkaStreams streams, int partitions, Timelines timelines) {
        this.streams = streams;
        this.partitions = partitions;
        this.timelines = timelines;
    }

    InteractionLookup find(String id) {
        try {
            return find(store(id), id);
        } catch (InvalidStateStoreException e) {
            return new InteractionLookup.NotHere(
                    "This instance does not have the interaction's partition at this moment: "
                            + e.getMessage());
        }
    }

    /** The store is asked once; the journal may take its time after that. */
    private InteractionLookup find(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        byte[] bytes = store.get(StoreKeys.state(id));
        if (bytes == null) {
            return new InteractionLookup.Unknown();
        }
        Tracked tracked = Tracked.decode(bytes);
        Timeline timeline = timelines.read(partition(id), id, tracked);
        return new InteractionLookup.Found(
                new InteractionView(
                        tracked.state(),
                        timeline.entries(),
                        timeline.dropped(),
                        timeline.missing()));
    }

    private int partition(String id) {
        return Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % partitions;
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String id) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                                InteractionTopology.STORE,
                                QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition(id)));
    }
}
