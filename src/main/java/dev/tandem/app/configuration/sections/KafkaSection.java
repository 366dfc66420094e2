package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.keys.KnownKeys;
import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.TopicsConfiguration;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of Kafka and the settings of Tandem's topics. */
final class KafkaSection {
    private static final String SERVERS = "kafka.bootstrap.servers";
    private static final String REPLICATION_FACTOR = "tandem.topics.replication-factor";

    /** What Kafka allows in a topic name, short enough for the name behind it. */
    private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

    /** As Kafka's clients parse it. */
    private static final Pattern SERVER =
            Pattern.compile("(?:\\w+://)?(?:\\[[0-9a-fA-F:%.]+]|[\\w.%-]+):(\\d{1,5})");

    private final KeyReader keys;

    KafkaSection(KeyReader keys) {
        this.keys = keys;
    }

    KafkaConfiguration kafka() {
        Optional<String> servers = keys.text(SERVERS);
        if (servers.isPresent()) {
            checkServers(servers.get());
            return new KafkaConfiguration.Cluster(servers.get());
        }
        return new KafkaConfiguration.Embedded(
                new EmbeddedKafkaSettings(
                        keys.directory("tandem.embedded-kafka.directory"),
                        keys.integer("tandem.embedded-kafka.port")));
    }

    private void checkServers(String servers) {
        List<String> each = List.of(servers.strip().split("[\\s,]+"));
        if (each.isEmpty() || !each.stream().allMatch(KafkaSection::isServer)) {
            keys.faults()
                    .wrong(
                            SERVERS,
                            servers,
                            "it must be host:port, several separated by commas, each with a port"
                                    + " from 1 to 65535 such as broker-1:9092.");
        }
    }

    private static boolean isServer(String server) {
        Matcher matcher = SERVER.matcher(server);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group(1));
        return port >= 1 && port <= 65_535;
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
            retentions.put(topic, keys.duration("tandem.topics." + topic + ".retention"));
        }
        checkActionsOutliveLetters(retentions);
        return new TopicsConfiguration(
                prefix,
                keys.integer("tandem.topics.partitions"),
                replicationFactor(kafka),
                retentions);
    }

    /** What was done about a dead letter must be known as long as there is the letter. */
    private void checkActionsOutliveLetters(Map<String, Duration> retentions) {
        Duration letters = retentions.getOrDefault("dead-letters", Duration.ZERO);
        if (retentions.getOrDefault("operator-actions", Duration.ZERO).compareTo(letters) < 0) {
            keys.faults()
                    .wrong(
                            "tandem.topics.operator-actions.retention",
                            keys.text("tandem.topics.operator-actions.retention").orElse("P90D"),
                            "it must be at least tandem.topics.dead-letters.retention, else a"
                                    + " letter that was put back could be put back again.");
        }
    }

    private short replicationFactor(KafkaConfiguration kafka) {
        boolean set = keys.text(REPLICATION_FACTOR).isPresent();
        return switch (kafka) {
            case KafkaConfiguration.Cluster _ -> set ? (short) keys.integer(REPLICATION_FACTOR) : 3;
            case KafkaConfiguration.Embedded _ -> {
                if (set && keys.integer(REPLICATION_FACTOR) > 1) {
                    keys.faults()
                            .wrong(
                                    REPLICATION_FACTOR,
                                    keys.text(REPLICATION_FACTOR).orElse(""),
                                    "the Kafka in this process is a single broker, which can hold"
                                            + " one replica; leave the key out, or name a cluster"
                                            + " in "
                                            + SERVERS
                                            + ".");
                }
                yield 1;
            }
        };
    }
}
