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
 * Reads back beside the consumer's thread, which must go on polling meanwhile, with a consumer of
 * its own that belongs to no group.
 */
final class ResultRecoveries implements PartitionAssignments.Listener {
    private static final Logger LOG = Logger.getLogger(ResultRecoveries.class);
    private static final long TRY_AGAIN_MILLIS = 1_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Topics topics;
    private final Duration margin;
    private final OrgConcurrencyLimiter lanes;
    private final Executor threads;

    /**
     * @param consumers makes a consumer for each read-back
     */
    ResultRecoveries(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Topics topics,
            Duration margin,
            OrgConcurrencyLimiter lanes,
            Executor threads) {
        this.consumers = consumers;
        this.topics = topics;
        this.margin = margin;
        this.lanes = lanes;
        this.threads = threads;
    }

    @Override
    public void begun(List<PartitionAssignment> assignments) {
        threads.execute(() -> fill(assignments));
    }

    @Override
    public void ended() {
        lanes.takeOrphaned().forEach(it -> LOG.debugf("Left to the next owner: %s", it));
    }

    private void fill(List<PartitionAssignment> assignments) {
        while (!fillOnce(assignments) && assignments.stream().anyMatch(it -> !it.isOver())) {
            try {
                Thread.sleep(TRY_AGAIN_MILLIS);
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
            LOG.warn("Results could not be read back; trying again before any command is sent", e);
            return false;
        }
    }
}
