package dev.tandem.app.doctor;

import dev.tandem.app.configuration.KafkaClientProperties;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import dev.tandem.app.topics.ConsumerGroups;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.ClusterInspection;
import dev.tandem.process.topics.ClusterInspection.ClusterUnavailable;
import dev.tandem.process.topics.ClusterInspection.ClusterView;
import dev.tandem.process.topics.ClusterInspection.TopicView;
import dev.tandem.process.topics.TopicFault;
import dev.tandem.wire.Topics;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cluster and Tandem's topics in it, or the folder of the broker that serve brings. */
final class KafkaChecks {
    private static final String TITLE = "Kafka";
    private static final String BROKERS = "brokers";
    private static final String TOPICS = "topics";
    private static final String RIGHTS =
            "give the user the rights that deploy/strimzi/kafka.yaml lists";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A day of calls of a small contact centre; below it a broker stops soon. */
    private static final long ENOUGH_BYTES = 1L << 30;

    private static final long FULL_BYTES = 64L << 20;

    private final Map<String, String> kafka;

    private KafkaChecks(Map<String, String> kafka) {
        this.kafka = kafka;
    }

    /** For a configuration that serve takes. */
    static Check.Group of(SmallRyeConfig config, TandemConfiguration configuration) {
        return switch (configuration.kafka()) {
            case KafkaConfiguration.Embedded(EmbeddedKafkaSettings settings) -> {
                String what = "folder";
                yield new Check.Group(
                        TITLE, List.of(Check.of(what, () -> embedded(what, settings.directory()))));
            }
            case KafkaConfiguration.Cluster _ ->
                    new KafkaChecks(KafkaClientProperties.of(config)).group(configuration);
        };
    }

    /** For a configuration that serve refuses: only whether the cluster answers. */
    static Check.Group withoutTopics(SmallRyeConfig config, String because) {
        KafkaChecks checks = new KafkaChecks(KafkaClientProperties.of(config));
        List<Check> all = new ArrayList<>();
        if (checks.kafka.getOrDefault("bootstrap.servers", "").isBlank()) {
            all.add(Check.of(BROKERS, () -> List.of(Finding.notChecked(BROKERS, because))));
        } else {
            all.add(Check.of(BROKERS, checks::brokers));
            all.add(Check.of(TOPICS, () -> List.of(Finding.notChecked(TOPICS, because))));
        }
        return new Check.Group(TITLE, all);
    }

    private Check.Group group(TandemConfiguration configuration) {
        Topics names = new Topics(configuration.topics().prefix());
        TopicSettings settings = configuration.topics().settings(names);
        List<String> used = new ArrayList<>();
        used.add(ConsumerGroups.of(names, ConsumerGroups.STATE_MACHINES));
        used.add(ConsumerGroups.of(names, ConsumerGroups.DISPATCHER));
        if (configuration.webex().pushBack()) {
            used.add(ConsumerGroups.of(names, ConsumerGroups.PUSH_BACK));
        }
        if (configuration.webex().upkeep().isOn()) {
            used.add(ConsumerGroups.of(names, ConsumerGroups.RECONCILER));
        }
        return new Check.Group(
                TITLE,
                List.of(
                        Check.of(BROKERS, this::brokers),
                        Check.after(BROKERS, TOPICS, () -> topics(settings)),
                        Check.after(BROKERS, "consumer groups", () -> groups(used))));
    }

    private List<Finding> brokers() throws ClusterUnavailable, InterruptedException {
        try (ClusterInspection inspection = new ClusterInspection(kafka, PATIENCE)) {
            ClusterView cluster = inspection.cluster();
            return List.of(
                    Finding.ok(
                            BROKERS,
                            "%s of cluster %s, version %s"
                                    .formatted(
                                            count(cluster.brokers(), "broker"),
                                            cluster.id(),
                                            cluster.metadataVersion().isEmpty()
                                                    ? "older than 3.3"
                                                    : cluster.metadataVersion())));
        }
    }

    private List<Finding> topics(TopicSettings settings)
            throws ClusterUnavailable, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (ClusterInspection inspection = new ClusterInspection(kafka, PATIENCE)) {
            ClusterView cluster = inspection.cluster();
            if (cluster.brokers() < settings.replicationFactor()) {
                findings.add(
                        Finding.fault(
                                "replication",
                                "tandem.topics.replication-factor is %d, but there is only %s"
                                        .formatted(
                                                settings.replicationFactor(),
                                                count(cluster.brokers(), "broker")),
                                "start more brokers, or lower the key"));
            }
            for (TopicView topic : inspection.topics(settings)) {
                topic(topic, settings, cluster, findings);
            }
        }
        return findings;
    }

    private static void topic(
            TopicView topic, TopicSettings settings, ClusterView cluster, List<Finding> findings) {
        String what = topic.name();
        if (!topic.there()) {
            findings.add(
                    Boolean.FALSE.equals(cluster.mayCreate())
                            ? Finding.fault(
                                    what,
                                    "is not there, and this user may not create topics",
                                    "create it as deploy/strimzi/kafka.yaml does, or grant Create")
                            : Finding.note(what, "is not there yet; serve creates it"));
            return;
        }
        int before = findings.size();
        shape(topic, findings);
        replicas(topic, findings);
        Duration wanted = settings.retentionOf(what);
        if (!wanted.equals(topic.retentionNow())) {
            findings.add(
                    Finding.note(
                            what,
                            "keeps records for %s; serve sets %s when it starts"
                                    .formatted(topic.retentionNow(), wanted)));
        }
        if (findings.size() == before) {
            findings.add(
                    Finding.ok(
                            what,
                            "%s, kept for %s"
                                    .formatted(count(settings.partitions(), "partition"), wanted)));
        }
    }

    private static void shape(TopicView topic, List<Finding> findings) {
        String what = topic.name();
        for (TopicFault fault : topic.faults()) {
            findings.add(
                    Finding.fault(
                            what,
                            "has %s, but needs %s".formatted(fault.found(), fault.wanted()),
                            fault.remedy()));
        }
        if (!topic.lacking().isEmpty()) {
            findings.add(
                    Finding.fault(
                            what, "this user lacks " + String.join(", ", topic.lacking()), RIGHTS));
        }
    }

    private static void replicas(TopicView topic, List<Finding> findings) {
        String what = topic.name();
        if (topic.leaderless() > 0) {
            findings.add(
                    Finding.fault(
                            what,
                            count(topic.leaderless(), "partition") + " without a leader",
                            "start the brokers that have its replicas"));
        }
        if (topic.underReplicated() > 0) {
            findings.add(
                    Finding.warning(
                            what,
                            count(topic.underReplicated(), "partition") + " under-replicated",
                            "see which broker is away or slow"));
        }
    }

    private List<Finding> groups(List<String> groups)
            throws ClusterUnavailable, InterruptedException {
        Map<String, List<String>> lacking;
        try (ClusterInspection inspection = new ClusterInspection(kafka, PATIENCE)) {
            lacking = inspection.groups(groups);
        }
        List<Finding> findings = new ArrayList<>();
        for (String group : groups) {
            List<String> rights = lacking.get(group);
            if (rights == null) {
                findings.add(Finding.note(group, "is not there before the first start of serve"));
            } else if (rights.isEmpty()) {
                findings.add(Finding.ok(group, "this user may use it"));
            } else {
                findings.add(
                        Finding.fault(
                                group, "this user lacks " + String.join(", ", rights), RIGHTS));
            }
        }
        return findings;
    }

    /** Serve starts its own broker: only its folder and disk can be looked at. */
    static List<Finding> embedded(String what, Path directory) throws IOException {
        Path there = directory;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)
                || (Files.exists(directory) && !Files.isDirectory(directory))) {
            return List.of(
                    Finding.fault(
                            what,
                            "the embedded broker cannot write to " + directory,
                            "make it writable for this user, or set"
                                    + " tandem.embedded-kafka.directory"));
        }
        FileStore disk = Files.getFileStore(there);
        long free = disk.getUsableSpace();
        String words =
                "serve brings its own broker, with its data in %s (%,d MiB free)"
                        .formatted(directory, free >> 20);
        String more = "free disk space, or set tandem.embedded-kafka.directory";
        if (free < FULL_BYTES) {
            return List.of(Finding.fault(what, words, more));
        }
        return List.of(
                free < ENOUGH_BYTES ? Finding.warning(what, words, more) : Finding.ok(what, words));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
