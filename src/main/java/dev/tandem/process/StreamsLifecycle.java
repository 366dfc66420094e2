package dev.tandem.process;

import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.monitor.StreamsStatus;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The status of the state machines. It changes in {@link #transition} alone, which logs the change,
 * counts it and publishes it.
 */
final class StreamsLifecycle {
    private static final Logger LOG = Logger.getLogger(InteractionStreams.class);

    private final InteractionMetrics metrics;
    private volatile StreamsStatus status = new StreamsStatus.New();
    private volatile boolean ranOnce;

    StreamsLifecycle(InteractionMetrics metrics) {
        this.metrics = metrics;
    }

    StreamsStatus status() {
        return status;
    }

    boolean ranOnce() {
        return ranOnce;
    }

    void transition(StreamsStatus next) {
        transition(next, null);
    }

    /**
     * Changes the status, unless the present one excludes that. Repeating the present status is no
     * change, so a fault that lasts is logged once.
     *
     * @param fault what led to it, for the log
     */
    synchronized void transition(StreamsStatus next, @Nullable Throwable fault) {
        StreamsStatus from = status;
        if (next.equals(from) || excluded(from, next)) {
            return;
        }
        status = next;
        ranOnce |= next instanceof StreamsStatus.Running;
        log(from, next, fault);
        metrics.status(next);
    }

    /**
     * What failed counts as recovering until it runs: a new attempt that only begins must not look
     * as if all were well.
     */
    private static boolean excluded(StreamsStatus from, StreamsStatus next) {
        return switch (from) {
            case StreamsStatus.Stopped _ -> true;
            case StreamsStatus.Failed _ -> !(next instanceof StreamsStatus.Stopped);
            case StreamsStatus.Recovering _ -> next instanceof StreamsStatus.Starting;
            case StreamsStatus.New _,
                    StreamsStatus.WaitingForCluster _,
                    StreamsStatus.Refused _,
                    StreamsStatus.Starting _,
                    StreamsStatus.Running _ ->
                    false;
        };
    }

    private static void log(StreamsStatus from, StreamsStatus next, @Nullable Throwable fault) {
        switch (next) {
            case StreamsStatus.WaitingForCluster(var why) -> {
                if (why != null) {
                    LOG.warnf("Waiting for the Kafka cluster: %s", why);
                }
            }
            case StreamsStatus.Refused(var faults) ->
                    faults.forEach(it -> LOG.error(it.sentence()));
            case StreamsStatus.Recovering(var why) ->
                    LOG.errorf(fault, "Processing stopped and is restarted: %s", why);
            case StreamsStatus.Failed(var sentence) -> LOG.errorf(fault, "%s", sentence);
            case StreamsStatus.Running _ -> {
                if (from instanceof StreamsStatus.Recovering) {
                    LOG.info("Processing runs again.");
                }
            }
            case StreamsStatus.New _, StreamsStatus.Starting _, StreamsStatus.Stopped _ ->
                    LOG.debugf("State machines: %s", next);
        }
    }
}
