package dev.tandem.app.configuration;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Which keys below {@code tandem.} somebody has set, by where: a file or a {@code -D} is written
 * for Tandem, while an orchestrator puts names of its own into the environment.
 *
 * @param written keys from files and system properties, as written
 * @param fromEnvironment known keys that only the environment sets
 * @param strayVariables environment variables that look like a key and are none
 */
record ConfiguredKeys(
        Set<String> written, Set<String> fromEnvironment, Set<String> strayVariables) {
    private static final String PREFIX = "tandem.";

    static ConfiguredKeys of(SmallRyeConfig config) {
        Set<String> written = new TreeSet<>();
        Set<String> variables = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvConfigSource) {
                variables.addAll(source.getPropertyNames());
            } else {
                written.addAll(source.getPropertyNames());
            }
        }
        written.removeIf(name -> !name.startsWith(PREFIX));
        Set<String> fromEnvironment = new TreeSet<>();
        Set<String> stray = new TreeSet<>();
        EnvironmentNames names = new EnvironmentNames(written);
        for (String variable : variables) {
            if (EnvironmentNames.looksLikeKey(variable)) {
                names.keyOf(variable)
                        .ifPresentOrElse(fromEnvironment::add, () -> stray.add(variable));
            }
        }
        fromEnvironment.removeAll(written);
        return new ConfiguredKeys(written, fromEnvironment, stray);
    }

    /**
     * Keys of templates whose last segment only the environment names: it knows capitals alone, so
     * nobody can tell how Salesforce spells the field or the parameter.
     */
    Set<String> misspelt() {
        Set<String> spelt = new TreeSet<>();
        written.forEach(key -> spelt.addAll(KeySegments.of(key)));
        Set<String> keys = new TreeSet<>(fromEnvironment);
        keys.removeIf(
                key -> !Templates.isOne(key) || spelt.contains(KeySegments.of(key).getLast()));
        return keys;
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(written);
        all.addAll(fromEnvironment);
        return all;
    }
}
