package dev.tandem.embedded;

import java.nio.file.Path;

/**
 * Where the embedded broker keeps its data and where it listens.
 *
 * @param directory the broker's data, made when missing; it belongs to one broker at a time
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

    /** The broker's data there, on a free port. */
    public static EmbeddedKafkaSettings onFreePort(Path directory) {
        return new EmbeddedKafkaSettings(directory, 0);
    }
}
