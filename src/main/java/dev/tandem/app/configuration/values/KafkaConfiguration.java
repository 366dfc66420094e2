package dev.tandem.app.configuration.values;

import dev.tandem.embedded.EmbeddedKafkaSettings;

/** Where the Kafka is that Tandem works on. */
public sealed interface KafkaConfiguration {

    /** A broker inside this process. */
    record Embedded(EmbeddedKafkaSettings settings) implements KafkaConfiguration {}

    /**
     * A cluster of the user's.
     *
     * @param bootstrapServers host:port, separated by commas
     */
    record Cluster(String bootstrapServers) implements KafkaConfiguration {}
}
