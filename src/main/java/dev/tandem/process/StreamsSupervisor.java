package dev.tandem.process;

import dev.tandem.kafka.ClusterFault;
import dev.tandem.process.engine.JournalEndOffsets;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.monitor.StreamsFault;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.process.topics.TopicCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state machines at work: sees to the topics, runs one {@link StreamsClient}, and when
 * that ends runs another, at intervals that grow while none of them gets far. Every way in which
 * this fails ends in a status; the thread never dies without one.
 */
final class StreamsSupervisor implements Runnable {

    /** Builds a client; everything that it is made of may throw. */
    interface Clients {
        StreamsClient open() throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(StreamsSupervisor.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** A client that ran that long had no lasting fault: the next pause is the first one again. */
    private static final Duration PROVEN = Duration.ofMinutes(1);

    /** More than Kafka Streams waits for any of its own parts. */
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(90);

    private final ProcessSettings settings;
    private final TopicSettings topics;
    private final JournalEndOffsets journalEnds;
    private final Clients clients;
    private final StreamsLifecycle life;
    private final InteractionMetrics metrics;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable StreamsClient client;
    private Duration pause = FIRST_PAUSE;
    private volatile boolean openedBefore;

    StreamsSupervisor(
            ProcessSettings settings,
            TopicSettings topics,
            JournalEndOffsets journalEnds,
            Clients clients,
            StreamsLifecycle life,
            InteractionMetrics metrics) {
        this.settings = settings;
        this.topics = topics;
        this.journalEnds = journalEnds;
        this.clients = clients;
        this.life = life;
        this.metrics = metrics;
    }

    /** Whose state can be asked now; null while there is none. */
    @Nullable StreamsClient client() {
        return client;
    }

    /** Whether a client was opened once, which takes the state directory for this process. */
    boolean openedOnce() {
        return openedBefore;
    }

    @Override
    public void run() {
        try {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
            while (working()) {
                supervise();
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped", e);
        } catch (RuntimeException | LinkageError e) {
            life.transition(failed(e), e);
        }
    }

    private boolean working() {
        return stop.getCount() > 0 && !(life.status() instanceof StreamsStatus.Failed);
    }

    private void supervise() throws InterruptedException {
        switch (look()) {
            case TopicCheck.Ready _ -> work();
            case TopicCheck.Unfit(var faults) -> {
                life.transition(new StreamsStatus.Refused(faults));
                pause(BETWEEN_LOOKS);
            }
            case TopicCheck.Unreachable(var why) -> {
                life.transition(new StreamsStatus.WaitingForCluster(why));
                pause(BETWEEN_LOOKS);
            }
        }
    }

    private TopicCheck look() throws InterruptedException {
        try (TopicAdmin admin = new TopicAdmin(settings.kafka(), topics)) {
            TopicCheck check = admin.ensure();
            if (check instanceof TopicCheck.Ready) {
                journalEnds.reached(admin.journalEnds());
            }
            return check;
        } catch (ExecutionException e) {
            return new TopicCheck.Unreachable(ClusterFault.words(e));
        } catch (KafkaException e) {
            // What a client was created with before is right: the server of its tokens is away.
            if (!openedBefore) {
                throw e;
            }
            return new TopicCheck.Unreachable(ClusterFault.words(e));
        }
    }

    private void work() throws InterruptedException {
        StreamsClient opened = open();
        if (opened == null) {
            return;
        }
        long begun = System.nanoTime();
        StreamsClient.End end;
        try (TopicWatch _ =
                new TopicWatch(
                        settings, topics, why -> opened.end(new StreamsClient.End(why, null)))) {
            end = opened.awaitEnd();
        }
        recover(opened, end, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Null when it could not be opened, or is no longer wanted. */
    private @Nullable StreamsClient open() throws InterruptedException {
        life.transition(new StreamsStatus.Starting());
        StreamsClient opened;
        try {
            opened = clients.open();
        } catch (IOException | KafkaException | IllegalArgumentException e) {
            if (openedBefore) {
                recoverFrom(
                        new StreamsClient.End(StreamsFault.words(e, settings.stateDirectory()), e));
            } else {
                life.transition(failed(e), e);
            }
            return null;
        }
        openedBefore = true;
        return begin(opened);
    }

    private synchronized @Nullable StreamsClient begin(StreamsClient opened) {
        if (stop.getCount() == 0) {
            opened.close(Duration.ZERO);
            return null;
        }
        client = opened;
        opened.start(settings, life);
        return opened;
    }

    private void recover(StreamsClient ended, StreamsClient.End end, Duration lasted)
            throws InterruptedException {
        if (stop.getCount() == 0) {
            return;
        }
        life.transition(new StreamsStatus.Recovering(end.why()), end.fault());
        client = null;
        if (!ended.close(CLOSES_WITHIN)) {
            life.transition(
                    new StreamsStatus.Failed(
                            "Kafka Streams could not be closed after a fault (%s) and keeps its state directory locked until this process ends."
                                    .formatted(end.why())));
        } else if (end.fault() != null && StreamsFault.needsNewProcess(end.fault())) {
            life.transition(failed(end.fault()), end.fault());
        } else {
            if (lasted.compareTo(PROVEN) > 0) {
                pause = FIRST_PAUSE;
            }
            recoverFrom(end);
        }
    }

    private void recoverFrom(StreamsClient.End end) throws InterruptedException {
        life.transition(new StreamsStatus.Recovering(end.why()), end.fault());
        metrics.threadReplaced();
        pause(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private StreamsStatus.Failed failed(Throwable fault) {
        return new StreamsStatus.Failed(StreamsFault.sentence(fault, settings.stateDirectory()));
    }

    private void pause(Duration length) throws InterruptedException {
        boolean _ = stop.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Ends the work for good.
     *
     * @return false when the stream threads did not end in time
     */
    synchronized boolean stop(Duration atMost) {
        stop.countDown();
        life.transition(new StreamsStatus.Stopped());
        StreamsClient running = client;
        client = null;
        return running == null || running.close(atMost);
    }
}
