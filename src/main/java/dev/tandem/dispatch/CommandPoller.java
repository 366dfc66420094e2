package dev.tandem.dispatch;

import dev.tandem.dispatch.DispatcherHealth.State;
import dev.tandem.dispatch.partition.MembershipLease;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.dispatch.partition.PartitionAssignments;
import dev.tandem.dispatch.partition.RestingPartitions;
import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.ClusterFault;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs on the consumer's thread: polls commands, passes each to the intake, and commits the offsets
 * of finished ones. Creates a new consumer when one fails.
 */
final class CommandPoller implements Runnable {

    private static final Logger LOG = Logger.getLogger(CommandPoller.class);

    /** Also the longest delay before a pause takes effect. */
    private static final Duration POLL = Duration.ofMillis(50);

    /** While there is nothing to commit, resume or refuse; also the longest delay of a stop. */
    private static final Duration IDLE_POLL = Duration.ofMillis(250);

    private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(200).toNanos();
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final DispatcherSettings.Limits limits;
    private final PartitionAssignments.Listener listener;
    private final CommandIntake intake;
    private final MembershipLease lease;
    private final RestingPartitions resting;
    private final DispatcherMetrics metrics;
    private final ClientMetrics clientMetrics;
    private volatile State state = State.STOPPED;
    private volatile String why = "";
    private long recoverAfterMillis = FIRST_PAUSE_MILLIS;
    private volatile Collection<PartitionAssignment> assignments = List.of();
    private volatile Duration handOverTimeout = Duration.ZERO;
    private volatile boolean stopping;
    private long committedAt = System.nanoTime();

    /**
     * @param consumers creates a consumer, and another one when that has failed
     * @param listener is notified of assigned, revoked and lost partitions
     */
    CommandPoller(
            String topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            DispatcherSettings.Limits limits,
            PartitionAssignments.Listener listener,
            CommandIntake intake,
            MembershipLease lease,
            RestingPartitions resting,
            DispatcherMetrics metrics,
            ClientMetrics clientMetrics) {
        this.topic = topic;
        this.consumers = consumers;
        this.limits = limits;
        this.listener = listener;
        this.intake = intake;
        this.lease = lease;
        this.resting = resting;
        this.metrics = metrics;
        this.clientMetrics = clientMetrics;
    }

    DispatcherHealth health() {
        Collection<PartitionAssignment> now = List.copyOf(assignments);
        int readingBack = (int) now.stream().filter(it -> !it.isReadBack()).count();
        return new DispatcherHealth(state, why, now.size(), readingBack);
    }

    /** The present assignment of that partition; null when it is not this instance's. */
    @Nullable PartitionAssignment assignmentOf(int partition) {
        for (PartitionAssignment it : assignments) {
            if (it.partition() == partition) {
                return it;
            }
        }
        return null;
    }

    /** Ends the thread; requests under way may take that long. */
    void stop(Duration handOverTimeout) {
        this.handOverTimeout = handOverTimeout;
        stopping = true;
    }

    @Override
    public void run() {
        try {
            while (!stopping && state != State.FENCED) {
                consumeUntilItFails();
            }
        } finally {
            if (state != State.FENCED) {
                to(State.STOPPED, "");
            }
        }
    }

    /** The only place where the state changes. A fault that persists is logged once. */
    private void to(State next, String reason) {
        if (next == state && reason.equals(why)) {
            return;
        }
        State from = state;
        why = reason;
        state = next;
        switch (next) {
            case FENCED -> LOG.errorf("No command is sent any more: %s", reason);
            case RECOVERING ->
                    LOG.errorf("The consumer of commands failed and is created again: %s", reason);
            case RUNNING -> {
                if (from == State.RECOVERING) {
                    LOG.info("Commands are sent again.");
                }
            }
            case STOPPED -> LOG.debug("The consumer of commands stopped");
        }
        metrics.state(next);
    }

    private void consumeUntilItFails() {
        try {
            consume();
        } catch (FencedInstanceIdException e) {
            to(
                    State.FENCED,
                    "Another instance runs under this instance's id. Give each process a state"
                            + " directory of its own (tandem.state.directory), and start this one"
                            + " again.");
        } catch (RuntimeException | Error e) {
            // An Error, too: a thread that ended here would leave commands waiting unnoticed.
            LOG.debug("The consumer of commands failed", e);
            to(State.RECOVERING, reasonOf(e));
            pause();
        }
    }

    private void consume() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        var owned = new PartitionAssignments(consumer, limits, listener, lease, resting);
        assignments = owned.all();
        try (var _ = clientMetrics.bind(consumer)) {
            consumer.subscribe(List.of(topic), owned);
            while (!stopping) {
                step(consumer, owned);
            }
            owned.handOverAll(handOverTimeout);
        } finally {
            owned.loseAll();
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
        }
    }

    private void step(Consumer<byte[], byte[]> consumer, PartitionAssignments owned) {
        owned.pauseAndResume(intake.hasRoom());
        var records = consumer.poll(owned.areIdle() ? IDLE_POLL : POLL);
        owned.polled(records.isEmpty());
        recoverAfterMillis = FIRST_PAUSE_MILLIS;
        to(State.RUNNING, "");
        for (var partition : records.partitions()) {
            PartitionAssignment assignment = owned.of(partition);
            records.records(partition).forEach(it -> intake.take(it, assignment));
        }
        intake.refuseExpired();
        intake.tellOfSlow();
        if (System.nanoTime() - committedAt >= COMMIT_EVERY_NANOS) {
            committedAt = System.nanoTime();
            owned.commit();
        }
    }

    private static String reasonOf(Throwable fault) {
        return fault instanceof KafkaException ? ClusterFault.words(fault) : fault.toString();
    }

    private void pause() {
        try {
            Thread.sleep(recoverAfterMillis);
            recoverAfterMillis = Math.min(2 * recoverAfterMillis, LONGEST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
