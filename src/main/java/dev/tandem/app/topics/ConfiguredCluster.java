package dev.tandem.app.topics;

import dev.tandem.app.configuration.KafkaClientProperties;
import dev.tandem.wire.Topics;
import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster of an installation and the names of its topics, as {@code serve} would read them from
 * the same configuration.
 *
 * @param kafka the properties of every Kafka client, {@code bootstrap.servers} among them
 */
public record ConfiguredCluster(Map<String, String> kafka, Topics topics) {
    private static final String SERVERS = "bootstrap.servers";
    private static final String PREFIX = "tandem.topics.prefix";
    private static final String DEFAULT_PREFIX = "tandem.";

    public ConfiguredCluster {
        kafka = Map.copyOf(kafka);
    }

    /** Empty where no cluster is configured: a command does not start the embedded broker. */
    public static Optional<ConfiguredCluster> of(SmallRyeConfig config) {
        Map<String, String> kafka = KafkaClientProperties.of(config);
        String prefix = config.getOptionalValue(PREFIX, String.class).orElse(DEFAULT_PREFIX);
        return kafka.containsKey(SERVERS)
                ? Optional.of(new ConfiguredCluster(kafka, new Topics(prefix)))
                : Optional.empty();
    }

    /**
     * Says that none is configured, and what to do.
     *
     * @param purpose what the command would do with it, e.g. "record"
     */
    public static String missing(String purpose) {
        return "There is no cluster to "
                + purpose
                + ": set kafka.bootstrap.servers, e.g. KAFKA_BOOTSTRAP_SERVERS=localhost:9092 for"
                + " the embedded broker.";
    }

    /** The addresses of its brokers, with commas between them. */
    public String servers() {
        return kafka.getOrDefault(SERVERS, "");
    }
}
