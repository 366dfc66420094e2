package dev.tandem.process.query;

import dev.tandem.cluster.InstanceAddress;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/** Which instance owns which partition, as of the last assignment of the group. */
public final class PartitionOwners {
    private static final String BETWEEN_OWNERS =
            "The interaction's partition has no owner at this moment: the instances are sharing"
                    + " the partitions out.";
    private static final String BEING_RESTORED =
            "The interaction's partition has come to this instance, which is restoring its"
                    + " state. Should that last, two instances have the same tandem.instance.url.";

    private final KafkaStreams streams;
    private final String inputTopic;
    private final @Nullable InstanceAddress self;

    /**
     * @param self null when no other instance can reach this one, nor is reached
     */
    public PartitionOwners(
            KafkaStreams streams, String inputTopic, @Nullable InstanceAddress self) {
        this.streams = streams;
        this.inputTopic = inputTopic;
        this.self = self;
    }

    /** Where to look for what is not in this instance's stores. */
    InteractionLookup insteadOfHere(int partition) {
        TopicPartition owned = new TopicPartition(inputTopic, partition);
        return known().stream()
                .filter(it -> it.topicPartitions().contains(owned))
                .findFirst()
                .map(this::at)
                .orElseGet(() -> new InteractionLookup.NotHere(BETWEEN_OWNERS));
    }

    private InteractionLookup at(StreamsMetadata owner) {
        if (self == null || isSelf(owner)) {
            return new InteractionLookup.NotHere(BEING_RESTORED);
        }
        return new InteractionLookup.Elsewhere(self.sibling(owner.host(), owner.port()));
    }

    /** The other instances of the group. */
    List<InstanceAddress> others() {
        InstanceAddress here = self;
        return here == null
                ? List.of()
                : known().stream()
                        .filter(it -> !isSelf(it))
                        .map(it -> here.sibling(it.host(), it.port()))
                        .distinct()
                        .toList();
    }

    private boolean isSelf(StreamsMetadata instance) {
        return self != null
                && self.host().equals(instance.host())
                && self.port() == instance.port();
    }

    /** Empty while the state machines start or stop. */
    private List<StreamsMetadata> known() {
        try {
            return List.copyOf(streams.metadataForAllStreamsClients());
        } catch (IllegalStateException | InvalidStateStoreException notRunning) {
            return List.of();
        }
    }
}
