package dev.tandem.app.configuration;

import dev.tandem.app.configuration.keys.EnvironmentNames;
import dev.tandem.app.configuration.keys.KeySegments;
import dev.tandem.app.configuration.keys.KnownKeys;
import dev.tandem.app.configuration.keys.SpellingSuggestions;
import dev.tandem.app.configuration.sections.ConfigurationFault;
import dev.tandem.app.configuration.sections.ConfigurationFaults;
import dev.tandem.app.configuration.sections.ConfigurationReader;
import dev.tandem.app.configuration.sections.KafkaClientRules;
import dev.tandem.app.configuration.sections.KeyReader;
import dev.tandem.app.configuration.values.TandemConfiguration;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The result of reading the configuration. */
public sealed interface ConfigurationCheck {

    /**
     * The program can start with it.
     *
     * @param warnings one line for each part that has no effect, for the log
     */
    record Accepted(TandemConfiguration configuration, List<String> warnings)
            implements ConfigurationCheck {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It must be corrected first.
     *
     * @param faults all faults; never empty
     * @param hints one line each: variables that may be misspelt keys
     */
    record Refused(List<ConfigurationFault> faults, List<String> hints)
            implements ConfigurationCheck {
        public Refused {
            faults = List.copyOf(faults);
            hints = List.copyOf(hints);
        }
    }

    /** Reads and checks all keys; opens no files but those that the keys name. */
    static ConfigurationCheck of(SmallRyeConfig config) {
        ConfiguredKeys configured = ConfiguredKeys.of(config);
        ConfigurationFaults faults = new ConfigurationFaults(key -> shownName(config, key));
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof ConfigurationFile file) {
                file.faults().forEach(faults::add);
            }
        }
        refuseUnknown(configured, faults);
        refuseMisspelt(configured, faults);
        KafkaClientRules.check(KafkaClientProperties.of(config), faults);
        KeyReader keys =
                new KeyReader(
                        key -> config.getOptionalValue(key, String.class),
                        key -> Optional.ofNullable(config.getConfigValue(key).getRawValue()),
                        faults);
        Optional<TandemConfiguration> configuration =
                new ConfigurationReader(keys, configured.all()).read();
        ConfigurationWarnings warnings =
                new ConfigurationWarnings(configured);
        return configuration
                .<ConfigurationCheck>map(it -> new Accepted(it, warnings.all()))
                .orElseGet(() -> new Refused(faults.all(), warnings.nearMisses()));
    }

    /** The name as the user wrote it: the variable where the environment sets the key. */
    private static String shownName(SmallRyeConfig config, String key) {
        String strongest = config.getConfigValue(key).getConfigSourceName();
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvironmentSource environment
                    && source.getName().equals(strongest)) {
                String variable = environment.variableOf(key);
                return variable.equals(key)
                        ? "The environment variable " + key
                        : "The environment variable %s (%s)".formatted(variable, key);
            }
        }
        return key;
    }

    private static void refuseUnknown(ConfiguredKeys configured, ConfigurationFaults faults) {
        for (String key : configured.written()) {
            if (KnownKeys.matching(key).isEmpty()) {
                faults.say(
                        key,
                        "there is no such key"
                                + SpellingSuggestions.suggestionFor(key)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; remove it."));
            }
        }
    }

    private static void refuseMisspelt(ConfiguredKeys configured, ConfigurationFaults faults) {
        for (String key : configured.misspelt()) {
            String family = key.substring(0, key.length() - KeySegments.of(key).getLast().length());
            faults.add(
                    new ConfigurationFault(
                            "The environment variable " + EnvironmentNames.variableOf(key),
                            null,
                            "an environment variable does not show capitals and small letters,"
                                    + " and the name goes to Salesforce as it is; write it once in"
                                    + " a file, e.g. "
                                    + family
                                    + "My_Field__c= (the value may stay empty, the variable's"
                                    + " wins)."));
        }
    }
}
