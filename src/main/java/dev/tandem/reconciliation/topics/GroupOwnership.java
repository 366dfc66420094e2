package dev.tandem.reconciliation.topics;

import dev.tandem.kafka.ClusterFault;
import dev.tandem.reconciliation.EventLogException;
import dev.tandem.reconciliation.Ownership;
import dev.tandem.reconciliation.UpkeepProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The owner is the member of a consumer group that has partition 0 of {@code webex-events}; the
 * progress is the metadata of what the group has committed there. A member that has lost the
 * partition cannot commit. The group reads nothing: its partitions are paused.
 */
public final class GroupOwnership implements Ownership {
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    /** A dead owner is replaced after that time. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    /** The longest time between two polls: what Webex may need for the questions of one pass. */
    private static final Duration LONGEST_PASS = Duration.ofHours(1);

    private final TopicPartition decisive;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private boolean held;
    private UpkeepProgress progress = UpkeepProgress.NONE;

    /**
     * Joins the group with the first poll.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param groupId the same for all instances of an installation
     * @param topic the whole name of {@code webex-events}
     * @throws EventLogException when the properties cannot be used
     */
    public GroupOwnership(Map<String, String> kafka, String groupId, String topic) {
        decisive = new TopicPartition(topic, 0);
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "tandem-reconciler");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION.toMillis()));
        properties.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(SESSION.dividedBy(4).toMillis()));
        properties.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(LONGEST_PASS.toMillis()));
        try {
            consumer =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.subscribe(List.of(topic), new Changes());
        } catch (KafkaException e) {
            throw new EventLogException(ClusterFault.words(e), e);
        }
    }

    /** Nothing that is assigned is read. */
    private final class Changes implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            if (partitions.contains(decisive)) {
                OffsetAndMetadata committed = consumer.committed(Set.of(decisive)).get(decisive);
                progress =
                        committed == null
                                ? UpkeepProgress.NONE
                                : UpkeepProgress.of(committed.metadata());
                held = true;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            held &= !partitions.contains(decisive);
        }
    }

    @Override
    public boolean poll() {
        try {
            var _ = consumer.poll(TURN);
            return held;
        } catch (KafkaException e) {
            throw new EventLogException(ClusterFault.words(e), e);
        }
    }

    @Override
    public UpkeepProgress progress() {
        return progress;
    }

    /** The offset is the end, so that what watches the lags of groups sees none. */
    @Override
    public void save(UpkeepProgress reached) {
        try {
            long end = consumer.endOffsets(List.of(decisive)).getOrDefault(decisive, 0L);
            consumer.commitSync(Map.of(decisive, new OffsetAndMetadata(end, reached.text())));
            progress = reached;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            throw new EventLogException("another instance takes the reconciliation over", e);
        } catch (KafkaException e) {
            throw new EventLogException(ClusterFault.words(e), e);
        }
    }

    /** Also by an interrupted thread: the group learns at once that its member has gone. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(TO_CLOSE));
        } catch (KafkaException e) {
            throw new EventLogException(ClusterFault.words(e), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
