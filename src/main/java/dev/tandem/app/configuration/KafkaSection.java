package dev.tandem.app.configuration;

import dev.tandem.embedded.EmbeddedKafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads where Kafka is and what Tandem's topics look like. */
final class KafkaSection {
    /** What Kafka allows in a topic name; the prefix must leave room for the name behind it. */
    private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

    private final KeyReader keys;

    KafkaSection(KeyReader keys) {
        this.keys = keys;
    }

    KafkaConfiguration kafka() {
        var embedded =
                new EmbeddedKafkaSettings(
                        keys.path("tandem.embedded-kafka.directory"),
                        keys.integer("tandem.embedded-kafka.port", 0, 65_535));
        return keys.text("kafka.bootstrap.servers")
                .<KafkaConfiguration>map(KafkaConfiguration.Cluster::new)
                .orElseGet(() -> new KafkaConfiguration.Embedded(embedded));
    }

    TopicsConfiguration topics(KafkaConfiguration kafka) {
        String prefix = keys.text("tandem.topics.prefix").orElse("");
        if (!TOPIC_PREFIX.matcher(prefix).matches()) {
            keys.faults()
                    .wrong(
                            "tandem.topics.prefix",
                            prefix,
                            "it may hold only letters, digits, '.', '_' and '-', at most 200.");
        }
        Map<String, Duration> retentions = new HashMap<>();
        for (String topic : KnownKeys.TOPICS) {
            String key = "tandem.topics." + topic + ".retention";
            retentions.put(topic, keys.duration(key, Duration.ofMinutes(1), Duration.ofDays(3650)));
        }
        return new TopicsConfiguration(
                prefix,
                keys.integer("tandem.topics.partitions", 1, 1000),
                replicationFactor(kafka),
                retentions);
    }

    private short replicationFactor(KafkaConfiguration kafka) {
        String key = "tandem.topics.replication-factor";
        if (keys.text(key).isPresent()) {
            return (short) keys.integer(key, 1, 100);
        }
        return switch (kafka) {
            case KafkaConfiguration.Embedded _ -> 1;
            case KafkaConfiguration.Cluster _ -> 3;
        };
    }
}
