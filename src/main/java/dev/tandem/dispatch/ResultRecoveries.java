package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.dispatch.partition.PartitionAssignments;
import dev.tandem.dispatch.partition.ResultRecovery;
import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads results back on a thread of its own, with a consumer that belongs to no group, while the
 * dispatcher's consumer goes on polling.
 */
final class ResultRecoveries implements PartitionAssignments.Listener {
    private static final Logger LOG = Logger.getLogger(ResultRecoveries.class);
    private static final long RETRY_AFTER_MILLIS = 1_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Topics topics;
    private final Duration margin;
    private final OrgConcurrencyLimiter limiter;
    private final Executor threads;

    /**
     * @param consumers creates a consumer for each recovery
     */
    ResultRecoveries(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Topics topics,
            Duration margin,
            OrgConcurrencyLimiter limiter,
            Executor threads) {
        this.consumers = consumers;
        this.topics = topics;
        this.margin = margin;
        this.limiter = limiter;
        this.threads = threads;
    }

    @Override
    public void begun(List<PartitionAssignment> assignments) {
        threads.execute(() -> fill(assignments));
    }

    @Override
    public void ended() {
        limiter.takeOrphaned()
                .forEach(it -> LOG.debugf("Left to the next owner of the partition: %s", it));
    }

    private void fill(List<PartitionAssignment> assignments) {
        while (!fillOnce(assignments) && assignments.stream().anyMatch(it -> !it.isOver())) {
            try {
                Thread.sleep(RETRY_AFTER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean fillOnce(List<PartitionAssignment> assignments) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            return new ResultRecovery(consumer, topics, margin).fill(assignments);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Results could not be read back. No command of these partitions is sent before"
                            + " that succeeds; it is tried again.",
                    e);
            return false;
        }
    }
}
