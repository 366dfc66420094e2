package dev.tandem.process.settings;

import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.Map;

/**
 * How Tandem's eight topics are made.
 *
 * @param topics their names
 * @param partitions of each topic of the interactions, 1..1000; fixed for good once there are
 *     calls, because the partition of an interaction follows from it
 * @param replicationFactor of each, and of the state's changelog; 1..32
 * @param retention how long records are kept where {@code retentions} does not say otherwise
 * @param retentions by topic name without the prefix, e.g. {@code webex-events}
 */
public record TopicSettings(
        Topics topics,
        int partitions,
        short replicationFactor,
        Duration retention,
        Map<String, Duration> retentions) {

    /**
     * What one record may have at most, bytes: Kafka's own default. Tandem's records are bounded
     * far below it.
     */
    public static final int MAX_MESSAGE_BYTES = 1_048_588;

    /** How long the audit log is kept where nothing else is set. */
    private static final Duration ACTIONS_RETENTION = Duration.ofDays(90);

    public TopicSettings {
        retentions = Map.copyOf(retentions);
        require(partitions >= 1 && partitions <= 1000, "1 to 1000 partitions", partitions);
        require(
                replicationFactor >= 1 && replicationFactor <= 32,
                "a replication factor from 1 to 32",
                replicationFactor);
        require(!retention.isNegative() && !retention.isZero(), "a positive retention", retention);
        retentions.forEach((topic, it) -> {
            require(
                    topics.all().contains(topics.prefix() + topic),
                    "retentions of webex-events, wake-ups and the other five topics",
                    topic);
            require(!it.isNegative() && !it.isZero(), "a positive retention of " + topic, it);
        });
    }

    /**
     * How many partitions the topic of that whole name has. Operators' actions have one, because
     * they are in one order.
     */
    public int partitionsOf(String topic) {
        return topic.equals(topics.operatorActions()) ? 1 : partitions;
    }

    /** Twelve partitions, one replica, seven days: what the embedded broker gets. */
    public static TopicSettings embedded(Topics topics) {
        return new TopicSettings(topics, 12, (short) 1, Duration.ofDays(7), Map.of());
    }

    /** How long the topic of that whole name keeps its records. */
    public Duration retentionOf(String topic) {
        return retentions.getOrDefault(
                topic.substring(topics.prefix().length()),
                topic.equals(topics.operatorActions()) ? ACTIONS_RETENTION : retention);
    }

    private static void require(boolean fulfilled, String expected, Object found) {
        if (!fulfilled) {
            throw new IllegalArgumentException("Expected " + expected + ", but got: " + found);
        }
    }
}
