package dev.tandem.process;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of the state machines in this process: waits for the cluster, sees to the topics, runs
 * Kafka Streams, answers queries, stops in order. A cluster that is away is waited for, never a
 * reason to end.
 */
public final class InteractionStreams implements AutoCloseable {
    /** How many interactions {@link #latest} gives at most. */
    public static final int LONGEST_LIST = RecentPartition.KEPT;

    private static final Logger LOG = Logger.getLogger(InteractionStreams.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final Duration BEFORE_REPLACING = Duration.ofSeconds(1);

    private final ProcessSettings settings;
    private final TopicSettings topics;
    private final Topology topology;
    private final InteractionMetrics metrics;
    private final JournalEnds journalEnds;
    private final RecentInteractions recent = new RecentInteractions();
    private final Timelines timelines;
    private final ParkedLetters parked;
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile StreamsStatus status = new StreamsStatus.New();
    private volatile boolean topicsReady;
    private volatile boolean ranOnce;
    private volatile @Nullable InteractionQueries queries;
    private @Nullable Thread starter;
    private @Nullable KafkaStreams streams;
    private @Nullable RocksMemory memory;

    public InteractionStreams(
            ProcessSettings settings,
            TopicSettings topics,
            Decider decider,
            NoticeReader notices,
            InteractionMetrics metrics) {
        this.settings = settings;
        this.topics = topics;
        this.metrics = metrics;
        this.journalEnds = new JournalEnds(topics.partitions());
        this.timelines =
                new Timelines(
                        settings.kafka(), topics.topics().interactionJournal(), settings.bounds());
        this.parked = new ParkedLetters(settings.kafka(), topics.topics().deadLetters());
        this.topology =
                InteractionTopology.build(
                        decider, notices, topics, settings.bounds(), journalEnds, recent, metrics);
    }

    /** Begins in the background and returns at once; {@link #status} tells how far it is. */
    public synchronized void start() {
        if (starter != null) {
            throw new IllegalStateException("Expected to be started once, but it was before");
        }
        status = new StreamsStatus.WaitingForCluster(null);
        starter = Thread.ofPlatform().name("tandem-streams-start").daemon().start(this::begin);
    }

    public StreamsStatus status() {
        return status;
    }

    /** Whether all topics are there as they must be: webhooks can be taken. */
    public boolean topicsReady() {
        return topicsReady;
    }

    /** Whether inputs were being taken at least once since the start. */
    public boolean ranOnce() {
        return ranOnce;
    }

    /**
     * The interaction with its timeline, if this instance owns it. Blocks for two seconds at most,
     * usually for some milliseconds.
     */
    public InteractionLookup find(String interactionId) {
        InteractionQueries running = queries;
        return running == null
                ? new InteractionLookup.NotHere("The state machines are not running yet.")
                : running.find(interactionId);
    }

    /**
     * The latest interactions of the partitions that this instance has. Blocks for some
     * milliseconds, the first time after it was given partitions for two seconds at most.
     *
     * @param phase only those in it; null for all
     * @param limit how many at most, 1 to {@link #LONGEST_LIST}
     */
    public RecentView latest(@Nullable InteractionPhase phase, int limit) {
        InteractionQueries running = queries;
        return running == null
                ? new RecentView(List.of(), Map.of(), Set.of())
                : running.latest(phase, limit);
    }

    /** The other instances that share the work, as far as the group has told. */
    public List<InstanceAddress> others() {
        InteractionQueries running = queries;
        return running == null ? List.of() : running.others();
    }

    /** How many partitions the interactions are spread over. */
    public int partitions() {
        return topics.partitions();
    }

    private void begin() {
        try {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
            if (awaitTopics()) {
                run();
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped while waiting for the cluster", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Expected to use the state directory "
                            + settings.stateDirectory()
                            + ", but cannot",
                    e);
        }
    }

    private boolean awaitTopics() throws InterruptedException {
        while (stop.getCount() > 0) {
            switch (look()) {
                case TopicCheck.Ready _ -> {
                    topicsReady = true;
                    return true;
                }
                case TopicCheck.Unfit unfit -> {
                    unfit.faults().forEach(it -> LOG.error(it.sentence()));
                    status = new StreamsStatus.Refused(unfit.faults());
                    return false;
                }
                case TopicCheck.Unreachable(String why) -> {
                    LOG.warnf("Waiting for the Kafka cluster: %s", why);
                    status = new StreamsStatus.WaitingForCluster(why);
                    stop.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
        return false;
    }

    private TopicCheck look() throws InterruptedException {
        try (TopicAdmin admin = new TopicAdmin(settings.kafka(), topics)) {
            TopicCheck check = admin.ensure();
            if (check instanceof TopicCheck.Ready) {
                journalEnds.reached(admin.journalEnds());
            }
            return check;
        } catch (ExecutionException e) {
            return new TopicCheck.Unreachable(String.valueOf(e.getCause()));
        }
    }

    /** Kafka Streams has just let its group in, also where the directory was closed. */
    private void keepStateFromOthers() {
        OwnerOnly.close(settings.stateDirectory());
        OwnerOnly.close(settings.stateDirectory().resolve(settings.applicationId()));
    }

    private synchronized void run() throws IOException {
        if (stop.getCount() == 0) {
            return;
        }
        status = new StreamsStatus.Starting();
        OwnerOnly.directory(settings.stateDirectory());
        String memberId = StaticMember.in(settings.stateDirectory(), settings.instance());
        memory = new RocksMemory(settings.bounds().blockCacheBytes());
        streams =
                new KafkaStreams(
                        topology,
                        StreamsProperties.of(settings, topics, memberId, memory, journalEnds));
        keepStateFromOthers();
        streams.setStateListener((to, from) -> follow(to));
        streams.setUncaughtExceptionHandler(fault -> replaceThread(fault, memberId));
        queries =
                new InteractionQueries(
                        streams,
                        topics.partitions(),
                        timelines,
                        parked,
                        new Owners(streams, topics.topics().webexEvents(), settings.instance()),
                        recent,
                        new JournalTail(settings.kafka(), topics.topics().interactionJournal()));
        streams.start();
    }

    private void follow(KafkaStreams.State state) {
        switch (state) {
            case RUNNING -> {
                status = new StreamsStatus.Running();
                ranOnce = true;
            }
            case CREATED, REBALANCING -> status = new StreamsStatus.Starting();
            case PENDING_SHUTDOWN, PENDING_ERROR, ERROR, NOT_RUNNING ->
                    status = new StreamsStatus.Stopped();
        }
    }

    /**
     * On the thread that died. A pause, so that a fault which lasts does not become a storm of new
     * threads.
     */
    private StreamThreadExceptionResponse replaceThread(Throwable fault, String memberId) {
        LOG.errorf(fault, "A stream thread died and is replaced");
        metrics.threadReplaced();
        try {
            DeadMember.remove(settings, memberId, Thread.currentThread().getName());
            stop.await(BEFORE_REPLACING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Commits what was done and stops; waits 10 seconds at most. */
    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    /** The same, with another limit. */
    public void close(Duration atMost) {
        stop.countDown();
        if (starter != null) {
            starter.interrupt();
        }
        synchronized (this) {
            status = new StreamsStatus.Stopped();
            if (streams == null) {
                return;
            }
            queries = null;
            timelines.close();
            parked.close();
            if (!streams.close(atMost)) {
                LOG.warnf("The stream threads did not stop within %s", atMost);
            } else if (memory != null) {
                memory.close();
            }
            streams = null;
        }
    }
}
