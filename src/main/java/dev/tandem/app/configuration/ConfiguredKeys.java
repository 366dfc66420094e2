package dev.tandem.app.configuration;

import dev.tandem.app.configuration.keys.EnvironmentNames;
import dev.tandem.app.configuration.keys.KeySegments;
import dev.tandem.app.configuration.keys.SpellingSuggestions;
import dev.tandem.app.configuration.sections.TemplateReader;
import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The keys below {@code tandem.} that are set, by their source: a file or a {@code -D} is written
 * for Tandem, while an orchestrator adds variables of its own to the environment.
 *
 * @param written keys from files and system properties, as written, and known ones that variables
 *     write with dots
 * @param fromEnvironment known keys that only the environment sets
 * @param strayVariables environment variables that look like a key and are not one
 * @param nearlyBootstrapServers names in any source that resemble kafka.bootstrap.servers
 */
record ConfiguredKeys(
        Set<String> written,
        Set<String> fromEnvironment,
        Set<String> strayVariables,
        Set<String> nearlyBootstrapServers) {
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    private static final String PREFIX = "tandem.";

    static ConfiguredKeys of(SmallRyeConfig config) {
        Set<String> written = new TreeSet<>();
        Set<String> variables = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvironmentSource environment) {
                variables.addAll(environment.variables());
            } else {
                written.addAll(source.getPropertyNames());
            }
        }
        Set<String> nearlyServers = new TreeSet<>(written);
        nearlyServers.addAll(variables);
        nearlyServers.removeIf(name -> !isNearlyBootstrapServers(name));
        written.removeIf(name -> !name.startsWith(PREFIX));
        Set<String> fromEnvironment = new TreeSet<>();
        Set<String> stray = new TreeSet<>();
        EnvironmentNames names = new EnvironmentNames(written);
        for (String variable : variables) {
            if (EnvironmentNames.looksLikeKey(variable)) {
                boolean spelt = variable.indexOf('.') >= 0;
                names.keyOf(variable)
                        .ifPresentOrElse(
                                (spelt ? written : fromEnvironment)::add,
                                () -> stray.add(variable));
            }
        }
        fromEnvironment.removeAll(written);
        return new ConfiguredKeys(written, fromEnvironment, stray, nearlyServers);
    }

    private static boolean isNearlyBootstrapServers(String name) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
        return key.startsWith("kafka.")
                && !key.equals(BOOTSTRAP_SERVERS)
                && SpellingSuggestions.isNear(BOOTSTRAP_SERVERS, key);
    }

    /**
     * Keys of templates whose last segment only the environment names. A variable is in capitals,
     * so it does not show how Salesforce spells the field or the parameter.
     */
    Set<String> misspelt() {
        Set<String> spelt = new TreeSet<>();
        written.forEach(key -> spelt.addAll(KeySegments.of(key)));
        Set<String> keys = new TreeSet<>(fromEnvironment);
        keys.removeIf(
                key -> !TemplateReader.isOne(key) || spelt.contains(KeySegments.of(key).getLast()));
        return keys;
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(written);
        all.addAll(fromEnvironment);
        return all;
    }
}
