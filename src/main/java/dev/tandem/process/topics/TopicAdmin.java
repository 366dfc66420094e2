package dev.tandem.process.topics;

import static java.util.Objects.requireNonNull;

import dev.tandem.kafka.ClusterFault;
import dev.tandem.process.settings.TopicSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Sees to it that the eight topics are there before anything reads or writes them: creates the
 * missing ones, follows a changed retention, and says what is wrong with those that do not fit.
 */
public final class TopicAdmin implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicAdmin.class);

    private static final int LOOKS = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Admin admin;
    private final TopicSettings settings;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     */
    public TopicAdmin(Map<String, String> kafka, TopicSettings settings) {
        this.admin = Admin.create(Map.<String, Object>copyOf(kafka));
        this.settings = settings;
    }

    /**
     * Looks, and creates what is missing. Blocks until the cluster answers, or for the client's own
     * time-outs (a minute by default). Instances that start together may do this at once.
     */
    public TopicCheck ensure() throws InterruptedException {
        try {
            List<String> created = createMissing();
            List<TopicFault> faults = faultsOnceVisible();
            if (!faults.isEmpty()) {
                return new TopicCheck.Unfit(faults);
            }
            if (!created.isEmpty()) {
                LOG.infof("Created topics topics=%s", created);
            }
            return new TopicCheck.Ready(created);
        } catch (ExecutionException e) {
            return new TopicCheck.Unreachable(why(causeOf(e)));
        } catch (KafkaException e) {
            return new TopicCheck.Unreachable(ClusterFault.words(e));
        }
    }

    /**
     * In words. Too few brokers for a new topic are waited for as an absent cluster is: the others
     * may be starting, and their number is unknown.
     */
    private String why(Throwable cause) throws InterruptedException {
        return cause instanceof InvalidReplicationFactorException
                ? "tandem.topics.replication-factor is %d, but %s of the cluster can be reached; start more brokers, or set that key to their number"
                        .formatted(settings.replicationFactor(), brokers())
                : ClusterFault.words(cause);
    }

    private static Throwable causeOf(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    private String brokers() throws InterruptedException {
        try {
            int brokers = admin.describeCluster().nodes().get().size();
            return brokers == 1 ? "only 1 broker" : "only " + brokers + " brokers";
        } catch (ExecutionException e) {
            LOG.debug("The number of brokers is not known", e);
            return "fewer brokers";
        }
    }

    /**
     * Looks only: changes nothing, and reports a topic that is missing as one that does not fit.
     */
    public TopicCheck look() throws InterruptedException {
        try {
            Map<String, TopicDescription> found = new HashMap<>();
            List<TopicFault> missing = new ArrayList<>();
            for (var topic :
                    admin.describeTopics(settings.topics().all()).topicNameValues().entrySet()) {
                describe(topic.getKey(), topic.getValue(), found, missing);
            }
            List<TopicFault> faults = missing.isEmpty() ? faultsOf(found, false) : missing;
            return faults.isEmpty()
                    ? new TopicCheck.Ready(List.of())
                    : new TopicCheck.Unfit(faults);
        } catch (ExecutionException e) {
            return new TopicCheck.Unreachable(ClusterFault.words(e));
        }
    }

    private void describe(
            String topic,
            KafkaFuture<TopicDescription> description,
            Map<String, TopicDescription> found,
            List<TopicFault> missing)
            throws InterruptedException, ExecutionException {
        try {
            found.put(topic, description.get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            missing.add(TopicRules.missing(topic, settings));
        }
    }

    /**
     * The next offset of each partition of the journal.
     *
     * @throws ExecutionException when the cluster does not answer
     */
    public Map<Integer, Long> journalEnds() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int i = 0; i < settings.partitions(); i++) {
            asked.put(
                    new TopicPartition(settings.topics().interactionJournal(), i),
                    OffsetSpec.latest());
        }
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get()
                .forEach((partition, it) -> ends.put(partition.partition(), it.offset()));
        return ends;
    }

    private List<String> createMissing() throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<String> created = new ArrayList<>();
        for (String topic : settings.topics().all()) {
            if (!existing.contains(topic) && create(topic)) {
                created.add(topic);
            }
        }
        return created;
    }

    private boolean create(String topic) throws InterruptedException, ExecutionException {
        NewTopic wanted =
                new NewTopic(topic, settings.partitionsOf(topic), settings.replicationFactor())
                        .configs(TopicRules.configOf(topic, settings));
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** A topic that was created a moment ago may not be known to the broker that is asked. */
    private List<TopicFault> faultsOnceVisible() throws InterruptedException, ExecutionException {
        for (int left = LOOKS; ; left--) {
            try {
                return faults();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || left == 0) {
                    throw e;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private List<TopicFault> faults() throws InterruptedException, ExecutionException {
        return faultsOf(admin.describeTopics(settings.topics().all()).allTopicNames().get(), true);
    }

    private List<TopicFault> faultsOf(Map<String, TopicDescription> topics, boolean follow)
            throws InterruptedException, ExecutionException {
        List<String> names = settings.topics().all();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(names.stream().map(TopicAdmin::resource).toList())
                        .all()
                        .get();
        List<TopicFault> faults = new ArrayList<>();
        for (String topic : names) {
            Config config = requireNonNull(configs.get(resource(topic)));
            List<TopicFault> found =
                    TopicRules.faultsOf(requireNonNull(topics.get(topic)), config, settings);
            faults.addAll(found);
            if (follow && found.isEmpty()) {
                followRetention(topic, config);
            }
        }
        return faults;
    }

    /** A retention can change at any time, so the configuration is followed, not compared. */
    private void followRetention(String topic, Config config)
            throws InterruptedException, ExecutionException {
        String wanted = Long.toString(settings.retentionOf(topic).toMillis());
        String found = config.get(TopicConfig.RETENTION_MS_CONFIG).value();
        if (wanted.equals(found)) {
            return;
        }
        Collection<AlterConfigOp> change =
                List.of(
                        new AlterConfigOp(
                                new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, wanted),
                                OpType.SET));
        admin.incrementalAlterConfigs(Map.of(resource(topic), change)).all().get();
        LOG.infof("Changed a topic's retention topic=%s from=%s to=%s ms", topic, found, wanted);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
