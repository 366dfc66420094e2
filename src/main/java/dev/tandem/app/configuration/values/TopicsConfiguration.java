package dev.tandem.app.configuration.values;

import java.time.Duration;
import java.util.Map;

/**
 * What Tandem's topics look like.
 *
 * @param prefix put before each name
 * @param partitions of each topic
 * @param replicationFactor of each topic
 * @param retentions how long records are kept, by the topic's name without prefix
 */
public record TopicsConfiguration(
        String prefix, int partitions, short replicationFactor, Map<String, Duration> retentions) {
    public TopicsConfiguration {
        retentions = Map.copyOf(retentions);
    }
}
