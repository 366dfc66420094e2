package dev.tandem.process.topics;

import dev.tandem.kafka.ClusterFault;
import dev.tandem.process.settings.TopicSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** Looks at a cluster as an operator does before the start; changes nothing. For one thread. */
public final class ClusterInspection implements AutoCloseable {
    private static final String METADATA_VERSION = "metadata.version";
    private static final Set<AclOperation> OF_TOPICS =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);
    private static final Set<AclOperation> OF_GROUPS =
            EnumSet.of(AclOperation.READ, AclOperation.DESCRIBE);

    private final Admin admin;

    /**
     * The brokers.
     *
     * @param metadataVersion of the whole cluster, which every broker has at least; empty where it
     *     is older than 3.3
     * @param mayCreate whether this user may create topics; null where the cluster does not say
     */
    public record ClusterView(
            String id, int brokers, String metadataVersion, @Nullable Boolean mayCreate) {}

    /**
     * One of Tandem's topics.
     *
     * @param there whether it exists
     * @param faults what does not fit; empty where it does not exist
     * @param retentionNow of the topic; null where it does not exist
     * @param underReplicated partitions that lack a replica in step
     * @param leaderless partitions that no broker serves
     * @param lacking what this user needs and may not do
     */
    public record TopicView(
            String name,
            boolean there,
            List<TopicFault> faults,
            @Nullable Duration retentionNow,
            int underReplicated,
            int leaderless,
            List<String> lacking) {
        public TopicView {
            faults = List.copyOf(faults);
            lacking = List.copyOf(lacking);
        }
    }

    /** The cluster refused, or did not answer; the message says which and what to do. */
    public static final class ClusterUnavailable extends Exception {
        private static final long serialVersionUID = 1L;

        ClusterUnavailable(Throwable cause) {
            super(ClusterFault.words(cause), cause);
        }
    }

    /**
     * Connects in the background.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param patience for each question
     * @throws ClusterUnavailable when the client refuses its configuration
     */
    public ClusterInspection(Map<String, String> kafka, Duration patience)
            throws ClusterUnavailable {
        Map<String, Object> properties = new HashMap<>(kafka);
        int millis = Math.toIntExact(patience.toMillis());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "tandem-doctor");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        try {
            admin = Admin.create(properties);
        } catch (KafkaException e) {
            throw new ClusterUnavailable(e);
        }
    }

    /** The brokers, and what this user may do with the whole cluster. */
    public ClusterView cluster() throws ClusterUnavailable, InterruptedException {
        var found =
                admin.describeCluster(
                        new DescribeClusterOptions().includeAuthorizedOperations(true));
        Set<AclOperation> operations = get(found.authorizedOperations().toCompletionStage());
        FinalizedVersionRange metadata =
                get(admin.describeFeatures().featureMetadata().toCompletionStage())
                        .finalizedFeatures()
                        .get(METADATA_VERSION);
        return new ClusterView(
                get(found.clusterId().toCompletionStage()),
                get(found.nodes().toCompletionStage()).size(),
                metadata == null ? "" : version(metadata.maxVersionLevel()),
                operations == null ? null : operations.contains(AclOperation.CREATE));
    }

    /** A newer cluster may have a level that this program does not know. */
    private static String version(short level) {
        try {
            return MetadataVersion.fromFeatureLevel(level).shortVersion();
        } catch (IllegalArgumentException newer) {
            return "newer than " + MetadataVersion.latestProduction().shortVersion();
        }
    }

    /** Tandem's topics, in their usual order. */
    public List<TopicView> topics(TopicSettings settings)
            throws ClusterUnavailable, InterruptedException {
        var asked =
                admin.describeTopics(
                                settings.topics().all(),
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        Map<String, TopicDescription> found = new TreeMap<>();
        for (var topic : asked.entrySet()) {
            TopicDescription description =
                    orNull(
                            topic.getValue().toCompletionStage(),
                            UnknownTopicOrPartitionException.class);
            if (description != null) {
                found.put(topic.getKey(), description);
            }
        }
        List<ConfigResource> resources = found.keySet().stream().map(this::resource).toList();
        Map<ConfigResource, Config> configs =
                get(admin.describeConfigs(resources).all().toCompletionStage());
        return settings.topics().all().stream()
                .map(name -> view(name, found.get(name), configs.get(resource(name)), settings))
                .toList();
    }

    private ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static TopicView view(
            String name,
            @Nullable TopicDescription topic,
            @Nullable Config config,
            TopicSettings settings) {
        if (topic == null || config == null) {
            return new TopicView(name, false, List.of(), null, 0, 0, List.of());
        }
        return new TopicView(
                name,
                true,
                TopicRules.faultsOf(topic, config, settings),
                Duration.ofMillis(
                        Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value())),
                Math.toIntExact(
                        topic.partitions().stream()
                                .filter(it -> it.isr().size() < it.replicas().size())
                                .count()),
                Math.toIntExact(
                        topic.partitions().stream().filter(it -> it.leader() == null).count()),
                lacking(OF_TOPICS, topic.authorizedOperations()));
    }

    /**
     * What this user needs of these consumer groups and may not do, by group. A group that does not
     * exist yet is left out: the cluster says nothing about it.
     */
    public Map<String, List<String>> groups(List<String> groups)
            throws ClusterUnavailable, InterruptedException {
        var asked =
                admin.describeConsumerGroups(
                                groups,
                                new DescribeConsumerGroupsOptions()
                                        .includeAuthorizedOperations(true))
                        .describedGroups();
        Map<String, List<String>> lacking = new TreeMap<>();
        for (var group : asked.entrySet()) {
            ConsumerGroupDescription description =
                    orNull(group.getValue().toCompletionStage(), GroupIdNotFoundException.class);
            if (description != null) {
                lacking.put(group.getKey(), lacking(OF_GROUPS, description.authorizedOperations()));
            }
        }
        return lacking;
    }

    private static List<String> lacking(
            Set<AclOperation> needed, @Nullable Set<AclOperation> granted) {
        List<String> lacking = new ArrayList<>();
        if (granted != null) {
            needed.stream()
                    .filter(it -> !granted.contains(it) && !granted.contains(AclOperation.ALL))
                    .forEach(it -> lacking.add(it.name()));
        }
        return lacking;
    }

    private static <T extends @Nullable Object> T get(CompletionStage<T> asked)
            throws ClusterUnavailable, InterruptedException {
        Future<T> future = asked.toCompletableFuture();
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new ClusterUnavailable(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Null where the cluster has no such thing. */
    private static <T> @Nullable T orNull(
            CompletionStage<T> asked, Class<? extends KafkaException> absent)
            throws ClusterUnavailable, InterruptedException {
        try {
            return get(asked);
        } catch (ClusterUnavailable e) {
            if (absent.isInstance(e.getCause())) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
