package dev.tandem.process;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.cluster.InstanceId;
import dev.tandem.domain.ports.DirectCommands;
import dev.tandem.files.OwnerOnlyPermissions;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.process.engine.AcknowledgementInterceptor;
import dev.tandem.process.engine.InteractionLogic;
import dev.tandem.process.engine.InteractionTopology;
import dev.tandem.process.engine.JournalEndOffsets;
import dev.tandem.process.engine.WrittenCommands;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.query.InteractionLookup;
import dev.tandem.process.query.InteractionQueries;
import dev.tandem.process.query.InteractionRows;
import dev.tandem.process.query.ParkedLetters;
import dev.tandem.process.query.PartitionOwners;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchView;
import dev.tandem.process.query.TimelineReader;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.store.RocksMemory;
import dev.tandem.telemetry.CallTraces;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The state machines of this process: starts, queries and stops them. {@link StreamsSupervisor}
 * keeps them running; a cluster that is away is waited for and never ends the process.
 */
public final class InteractionStreams implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(InteractionStreams.class);

    private final ProcessSettings settings;
    private final TopicSettings topics;
    private final Supplier<Topology> topology;
    private final AcknowledgementInterceptor.Watch acknowledgements;
    private final TimelineReader timelines;
    private final ParkedLetters parked;
    private final StreamsLifecycle life;
    private final ClientMetrics clientMetrics;
    private final StreamsSupervisor supervisor;
    private @Nullable Thread starter;

    /**
     * @param direct is offered each command before the topic has it
     */
    public InteractionStreams(
            ProcessSettings settings,
            TopicSettings topics,
            InteractionLogic logic,
            InteractionMetrics metrics,
            CallTraces traces,
            ClientMetrics clientMetrics,
            DirectCommands direct) {
        this.clientMetrics = clientMetrics;
        this.settings = settings;
        this.topics = topics;
        var journalEnds = new JournalEndOffsets(topics.partitions());
        var commands = new WrittenCommands(direct);
        this.acknowledgements =
                new AcknowledgementInterceptor.Watch(
                        topics.topics().interactionJournal(), journalEnds, commands);
        this.timelines =
                new TimelineReader(
                        settings.kafka(),
                        topics.topics().interactionJournal(),
                        settings.bounds(),
                        clientMetrics);
        this.parked =
                new ParkedLetters(settings.kafka(), topics.topics().deadLetters(), clientMetrics);
        this.topology =
                () ->
                        InteractionTopology.build(
                                logic,
                                topics,
                                settings.bounds(),
                                acknowledgements,
                                metrics,
                                traces);
        this.life = new StreamsLifecycle(metrics);
        this.supervisor =
                new StreamsSupervisor(
                        settings, topics, journalEnds, this::openClient, life, metrics);
    }

    /** Starts in the background and returns at once; {@link #status} shows the progress. */
    public synchronized void start() {
        if (starter != null) {
            throw new IllegalStateException("Expected to be started once, but it was before");
        }
        life.transition(new StreamsStatus.WaitingForCluster(null));
        starter = Thread.ofPlatform().name("tandem-streams").daemon().start(supervisor);
    }

    public StreamsStatus status() {
        return life.status();
    }

    /** Whether all topics exist and fit, so that webhooks can be recorded. */
    public boolean topicsReady() {
        return life.status().topicsFit();
    }

    /**
     * Whether this process holds the lock of the state directory. Until then another process may
     * use the directory, and the ids that are kept there must not be used.
     */
    public boolean ownsStateDirectory() {
        return supervisor.openedOnce();
    }

    /** Whether the status was {@link StreamsStatus.Running} at least once since the start. */
    public boolean ranOnce() {
        return life.ranOnce();
    }

    /**
     * The interaction with its timeline, if this instance owns it. Blocks for two seconds at most,
     * usually for some milliseconds.
     */
    public InteractionLookup find(String interactionId) {
        InteractionQueries running = queries();
        return running == null
                ? new InteractionLookup.NotHere("The state machines are not running yet.")
                : running.find(interactionId);
    }

    /**
     * The interactions that are asked for, of the partitions that this instance has. Blocks for
     * some milliseconds, and for three seconds at most when most of them must be looked at.
     */
    public SearchView search(SearchRequest request) {
        InteractionQueries running = queries();
        return running == null ? SearchView.NOTHING : running.search(request);
    }

    /**
     * These interactions as the search lists them: those that this instance has, and the owners of
     * the others. Blocks for some milliseconds.
     */
    public InteractionRows rows(Collection<String> ids) {
        InteractionQueries running = queries();
        return running == null ? InteractionRows.nowhere(ids.size()) : running.rows(ids);
    }

    /** The other instances of the group, as of the last assignment. */
    public List<InstanceAddress> others() {
        InteractionQueries running = queries();
        return running == null ? List.of() : running.others();
    }

    /** How many partitions the interactions are spread over. */
    public int partitions() {
        return topics.partitions();
    }

    private @Nullable InteractionQueries queries() {
        StreamsClient running = supervisor.client();
        return running == null ? null : running.queries();
    }

    /** Kafka Streams sets group permissions on its directories, also on one that had none. */
    private void keepStateFromOthers() {
        OwnerOnlyPermissions.close(settings.stateDirectory());
        OwnerOnlyPermissions.close(settings.stateDirectory().resolve(settings.applicationId()));
    }

    private StreamsClient openClient() throws IOException {
        OwnerOnlyPermissions.directory(settings.stateDirectory());
        String memberId = InstanceId.at(settings.instance(), settings.stateDirectory());
        RocksMemory memory = new RocksMemory(settings.bounds().blockCacheBytes());
        KafkaStreams streams;
        try {
            streams =
                    new KafkaStreams(
                            topology.get(),
                            StreamsProperties.of(
                                    settings, topics, memberId, memory, acknowledgements),
                            new OneFlushClients());
        } catch (RuntimeException e) {
            memory.close();
            throw e;
        }
        keepStateFromOthers();
        return new StreamsClient(
                streams,
                memory,
                clientMetrics.bind(streams),
                new InteractionQueries(
                        streams,
                        topics.partitions(),
                        timelines,
                        parked,
                        new PartitionOwners(
                                streams, topics.topics().webexEvents(), settings.instance())));
    }

    /** Commits and stops; waits 10 seconds at most. */
    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    /** The same, with another limit. */
    public synchronized void close(Duration atMost) {
        if (!supervisor.stop(atMost)) {
            LOG.warnf("The stream threads did not stop within %s", atMost);
        }
        if (starter != null) {
            starter.interrupt();
        }
        timelines.close();
        parked.close();
    }
}
