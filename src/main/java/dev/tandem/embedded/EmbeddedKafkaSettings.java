package dev.tandem.embedded;

import java.nio.file.Path;

/**
 * Where the embedded broker keeps its data and where it listens.
 *
 * @param directory the broker's data, created when missing; one broker at a time uses it
 * @param port the port on 127.0.0.1, 1..65535; 0 takes a free one
 */
public record EmbeddedKafkaSettings(Path directory, int port) {
    public EmbeddedKafkaSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Expected a port of the embedded Kafka between 0 and 65535, but got " + port);
        }
        directory = directory.toAbsolutePath().normalize();
    }

    /** The settings for a broker on a free port. */
    public static EmbeddedKafkaSettings onFreePort(Path directory) {
        return new EmbeddedKafkaSettings(directory, 0);
    }
}
