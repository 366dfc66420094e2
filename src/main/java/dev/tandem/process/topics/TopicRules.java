package dev.tandem.process.topics;

import dev.tandem.process.settings.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/** How a topic of Tandem's must be, both for making one and for judging one that is there. */
final class TopicRules {
    private static final String APPEND_TIME = "LogAppendTime";

    private TopicRules() {}

    static Map<String, String> configOf(String topic, TopicSettings settings) {
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                APPEND_TIME,
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(settings.retentionOf(topic).toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(TopicSettings.MAX_MESSAGE_BYTES));
    }

    /** What is wrong with an existing topic; empty when nothing is. */
    static List<TopicFault> faultsOf(
            TopicDescription topic, Config config, TopicSettings settings) {
        List<TopicFault> faults = new ArrayList<>();
        partitions(topic, settings, faults);
        replicas(topic, settings, faults);
        timestamps(topic.name(), config, faults);
        size(topic.name(), config, settings, faults);
        cleanup(topic.name(), config, faults);
        return faults;
    }

    /** A topic that was there when the process started, and is not now. */
    static TopicFault missing(String topic, TopicSettings settings) {
        return new TopicFault(
                topic,
                "been deleted",
                count(settings.partitionsOf(topic), "partition"),
                "it is created again, but what it held is lost");
    }

    private static void partitions(
            TopicDescription topic, TopicSettings settings, List<TopicFault> faults) {
        int found = topic.partitions().size();
        int wanted = settings.partitionsOf(topic.name());
        if (found != wanted) {
            faults.add(
                    new TopicFault(
                            topic.name(),
                            count(found, "partition"),
                            count(wanted, "partition"),
                            topic.name().equals(settings.topics().operatorActions())
                                    ? "operators' actions are in one order; delete it, and it is"
                                            + " created again, or use another tandem.topics.prefix"
                                    : "set tandem.topics.partitions to what all topics of"
                                            + " interactions have, or use another"
                                            + " tandem.topics.prefix; adding partitions would part"
                                            + " calls from their state"));
        }
    }

    private static void replicas(
            TopicDescription topic, TopicSettings settings, List<TopicFault> faults) {
        int found =
                topic.partitions().stream().mapToInt(it -> it.replicas().size()).min().orElse(0);
        if (found < settings.replicationFactor()) {
            faults.add(
                    new TopicFault(
                            topic.name(),
                            count(found, "replica"),
                            count(settings.replicationFactor(), "replica"),
                            "raise it with kafka-reassign-partitions, or lower"
                                    + " tandem.topics.replication-factor"));
        }
    }

    private static void timestamps(String topic, Config config, List<TopicFault> faults) {
        String found = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
        if (!APPEND_TIME.equals(found)) {
            faults.add(
                    new TopicFault(
                            topic,
                            "message.timestamp.type=" + found,
                            APPEND_TIME,
                            "all waiting is counted in the broker's time, so change it with"
                                    + " kafka-configs --alter"));
        }
    }

    private static void size(
            String topic, Config config, TopicSettings settings, List<TopicFault> faults) {
        String found = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
        if (Integer.parseInt(found) < TopicSettings.MAX_MESSAGE_BYTES) {
            faults.add(
                    new TopicFault(
                            topic,
                            "max.message.bytes=" + found,
                            "at least " + TopicSettings.MAX_MESSAGE_BYTES,
                            "raise it with kafka-configs --alter"
                                    + (topic.equals(settings.topics().webexEvents())
                                            ? "; it takes bodies of up to"
                                                    + " tandem.webhook.max-body-size bytes"
                                            : "")));
        }
    }

    private static void cleanup(String topic, Config config, List<TopicFault> faults) {
        String found = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!TopicConfig.CLEANUP_POLICY_DELETE.equals(found)) {
            faults.add(
                    new TopicFault(
                            topic,
                            "cleanup.policy=" + found,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            "compaction would drop all but the last event of a call; change it"
                                    + " with kafka-configs --alter"));
        }
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
