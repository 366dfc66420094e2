package dev.tandem.app.configuration;

import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The properties that every Kafka client gets: all keys {@code kafka.*}, without that prefix.
 *
 * <p>Quarkus reads them too, but looks up variables by their own names after the keys: there a
 * variable {@code KAFKA_BOOTSTRAP_SERVERS} wins over {@code -Dkafka.bootstrap.servers}, and an
 * empty one over everything. Here each key is read once, from its strongest source.
 */
public final class KafkaClientProperties {
    private static final String PREFIX = "kafka.";
    private static final String VARIABLE_PREFIX = "KAFKA_";

    private KafkaClientProperties() {}

    /** The properties by their name in Kafka. */
    public static Map<String, String> of(SmallRyeConfig config) {
        Map<String, String> properties = new TreeMap<>();
        for (String key : keys(config)) {
            config.getOptionalValue(key, String.class)
                    .ifPresent(value -> properties.put(key.substring(PREFIX.length()), value));
        }
        return properties;
    }

    private static Set<String> keys(SmallRyeConfig config) {
        Set<String> keys = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            Set<String> names =
                    source instanceof EnvironmentSource environment
                            ? environment.variables()
                            : source.getPropertyNames();
            for (String name : names) {
                if (name.startsWith(PREFIX)) {
                    keys.add(name);
                } else if (name.startsWith(VARIABLE_PREFIX)) {
                    keys.add(name.toLowerCase(Locale.ROOT).replace('_', '.'));
                }
            }
        }
        return keys;
    }
}
