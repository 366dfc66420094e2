package dev.tandem.dispatch.partition;

import dev.tandem.dispatch.settings.DispatcherSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are assigned to one consumer: pauses and resumes them, and commits their
 * offsets. Used by the consumer's thread alone, except {@link #all}.
 */
public final class PartitionAssignments implements ConsumerRebalanceListener {

    /** Is notified of assigned, revoked and lost partitions. */
    public interface Listener {
        /** Fills the ledgers, then calls {@link PartitionAssignment#readBack}. Must not block. */
        void begun(List<PartitionAssignment> assignments);

        /** Assignments are over; the commands of their partitions that wait are dropped. */
        void ended();
    }

    private static final Logger LOG = Logger.getLogger(PartitionAssignments.class);

    private static final long SWEEP_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /** A commit may take that long when the requests have used up the time to hand over. */
    private static final Duration COMMIT_AT_LEAST = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final DispatcherSettings.Limits limits;
    private final Listener listener;
    private final MembershipLease lease;
    private final RestingPartitions resting;
    private final Map<TopicPartition, PartitionAssignment> assignments = new ConcurrentHashMap<>();

    /** Whether the last commit failed: an outage is logged once, not five times a second. */
    private boolean commitFails;

    /** Whether resting partitions are read, too, until a poll has nothing. */
    private boolean sweeping;

    private long sweptAt = System.nanoTime();

    /** Whether the poll that comes, or came last, finds what there is to read. */
    private boolean hadRoom = true;

    public PartitionAssignments(
            Consumer<byte[], byte[]> consumer,
            DispatcherSettings.Limits limits,
            Listener listener,
            MembershipLease lease,
            RestingPartitions resting) {
        this.consumer = consumer;
        this.limits = limits;
        this.listener = listener;
        this.lease = lease;
        this.resting = resting;
    }

    public Collection<PartitionAssignment> all() {
        return assignments.values();
    }

    public PartitionAssignment of(TopicPartition partition) {
        PartitionAssignment assignment = assignments.get(partition);
        if (assignment == null) {
            throw new IllegalStateException(
                    "Expected records of assigned partitions only, but got one of " + partition);
        }
        return assignment;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        List<PartitionAssignment> begun = new ArrayList<>();
        for (TopicPartition it : partitions) {
            var assignment =
                    new PartitionAssignment(
                            it.partition(), consumer.position(it), limits.remembered());
            assignments.put(it, assignment);
            begun.add(assignment);
        }
        if (!begun.isEmpty()) {
            LOG.infof("Partitions were assigned: %s", partitions);
            listener.begun(begun);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        handOver(partitions, limits.handOverTimeout());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warnf("Partitions were lost: %s", partitions);
        lose(partitions);
    }

    /** Waits for requests under way, commits, and ends the assignments of all partitions. */
    public void handOverAll(Duration handOverTimeout) {
        handOver(Set.copyOf(assignments.keySet()), handOverTimeout);
    }

    public void loseAll() {
        lose(Set.copyOf(assignments.keySet()));
    }

    /** Whether all commands are finished and committed, and more can be taken of all partitions. */
    public boolean areIdle() {
        return assignments.values().stream()
                .allMatch(it -> it.isReadBack() && it.offsets().areCommitted());
    }

    /** A poll ended, with records or without. */
    public void polled(boolean empty) {
        if (sweeping && empty && hadRoom && hasReadAll()) {
            sweeping = false;
            sweptAt = System.nanoTime();
        }
    }

    /** As far as the last fetches have said; without their word, the empty poll is enough. */
    private boolean hasReadAll() {
        return assignments.keySet().stream().allMatch(it -> consumer.currentLag(it).orElse(0) == 0);
    }

    /**
     * Pauses the partitions that must not or need not be read now, and resumes the others.
     *
     * @param hasRoom whether there is room for more commands. Without it, what can only be read is
     *     read all the same, so that no org waits for another
     */
    public void pauseAndResume(boolean hasRoom) {
        hadRoom = hasRoom || !areOpen();
        boolean rest = mayRest() || !hadRoom;
        int unfinished =
                assignments.values().stream().mapToInt(it -> it.offsets().unfinished()).sum();
        Set<TopicPartition> toPause = new HashSet<>();
        assignments.forEach((partition, assignment) -> {
            if (!assignment.isReadBack()) {
                // What was written before this assignment is still to be read.
                resting.toRead(partition.partition());
            }
            if (unfinished >= limits.unfinished()
                    || !assignment.isReadBack()
                    || assignment.offsets().span() >= limits.span()
                    || rest) {
                toPause.add(partition);
            }
        });
        Set<TopicPartition> paused = consumer.paused();
        consumer.pause(toPause.stream().filter(it -> !paused.contains(it)).toList());
        consumer.resume(paused.stream().filter(it -> !toPause.contains(it)).toList());
    }

    private boolean areOpen() {
        return assignments.keySet().stream().allMatch(it -> resting.isOpen(it.partition()));
    }

    /**
     * All or none: a fetch that waits at the broker for the partitions that are read holds up the
     * fetch that would sweep the others.
     */
    private boolean mayRest() {
        long now = System.nanoTime();
        if (!assignments.keySet().stream().allMatch(it -> resting.rests(it.partition()))) {
            sweeping = false;
            sweptAt = now;
            return false;
        }
        sweeping = !resting.areBehind() && (sweeping || now - sweptAt >= SWEEP_EVERY_NANOS);
        return !sweeping;
    }

    /**
     * Commits the offsets of finished commands without waiting. When there are none and the lease
     * is due, it commits one offset again. An accepted commit renews the lease.
     */
    public void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(assignments.keySet());
        if (offsets.isEmpty() && lease.isDue()) {
            offsets = committedBefore();
        }
        if (!offsets.isEmpty()) {
            MembershipLease.Moment sent = lease.moment();
            consumer.commitAsync(
                    offsets,
                    (committed, fault) -> {
                        if (fault == null) {
                            lease.provenAt(sent);
                        }
                        committed(committed, fault);
                    });
        }
    }

    /** Of one partition: that is enough for an answer of the group coordinator. */
    private Map<TopicPartition, OffsetAndMetadata> committedBefore() {
        return assignments.entrySet().stream()
                .limit(1)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it -> new OffsetAndMetadata(it.getValue().offsets().lowest())));
    }

    private void handOver(Collection<TopicPartition> given, Duration handOverTimeout) {
        // A consumer that is closed revokes partitions that were handed over already, too.
        List<TopicPartition> partitions = given.stream().filter(assignments::containsKey).toList();
        end(partitions, PartitionAssignment::end);
        long deadline = System.nanoTime() + handOverTimeout.toNanos();
        for (TopicPartition it : partitions) {
            if (!awaitIdle(of(it), deadline)) {
                LOG.warnf(
                        "A partition is handed over with commands under way: partition=%d",
                        it.partition());
            }
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = committable(partitions);
        assignments.keySet().removeAll(partitions);
        if (!offsets.isEmpty()) {
            commitNow(offsets, deadline);
        }
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> offsets, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        try {
            consumer.commitSync(
                    offsets, left.compareTo(COMMIT_AT_LEAST) > 0 ? left : COMMIT_AT_LEAST);
        } catch (KafkaException e) {
            LOG.warnf(
                    "Offsets were not committed; the next owner reads the commands again and drops"
                            + " them: %s",
                    e.toString());
        }
    }

    private void lose(Collection<TopicPartition> partitions) {
        end(partitions, PartitionAssignment::lose);
        assignments.keySet().removeAll(partitions);
    }

    private void end(
            Collection<TopicPartition> partitions,
            java.util.function.Consumer<PartitionAssignment> how) {
        partitions.stream().map(assignments::get).filter(Objects::nonNull).forEach(how);
        listener.ended();
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(
            Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition it : partitions) {
            of(it).offsets()
                    .committable()
                    .ifPresent(offset -> offsets.put(it, new OffsetAndMetadata(offset)));
        }
        return offsets;
    }

    private void committed(
            Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception fault) {
        if (fault != null) {
            if (!commitFails) {
                LOG.warnf("Offsets were not committed; it is tried again: %s", fault.toString());
            }
            commitFails = true;
            return;
        }
        commitFails = false;
        offsets.forEach((partition, offset) -> {
            PartitionAssignment assignment = assignments.get(partition);
            if (assignment != null) {
                assignment.offsets().committed(offset.offset());
            }
        });
    }

    private static boolean awaitIdle(PartitionAssignment assignment, long deadlineNanos) {
        try {
            return assignment.awaitIdle(deadlineNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
