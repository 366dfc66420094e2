package dev.tandem.app.configuration;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;

/** What came of reading the configuration. */
public sealed interface ConfigurationCheck {

    /**
     * It can be started with.
     *
     * @param warnings one line each, for the log: what has no effect, and why
     */
    record Accepted(TandemConfiguration configuration, List<String> warnings)
            implements ConfigurationCheck {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It has to be mended first.
     *
     * @param faults all that could be found; never empty
     */
    record Refused(List<Fault> faults) implements ConfigurationCheck {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Reads and checks everything; touches nothing but the files that the keys name. */
    static ConfigurationCheck of(SmallRyeConfig config) {
        ConfiguredKeys configured = ConfiguredKeys.of(config);
        Faults faults = new Faults();
        refuseUnknown(configured, faults);
        refuseMisspelt(configured, faults);
        KeyReader keys =
                new KeyReader(
                        key -> config.getOptionalValue(key, String.class),
                        key -> Optional.ofNullable(config.getConfigValue(key).getRawValue()),
                        faults);
        Optional<TandemConfiguration> configuration =
                new WholeReader(keys, configured.all()).read();
        return configuration
                .<ConfigurationCheck>map(it -> new Accepted(it, warnings(configured)))
                .orElseGet(() -> new Refused(faults.all()));
    }

    private static void refuseUnknown(ConfiguredKeys configured, Faults faults) {
        for (String key : configured.written()) {
            if (KnownKeys.matching(key).isEmpty()) {
                faults.say(
                        key,
                        "there is no such key"
                                + Spelling.suggestionFor(key)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; remove it."));
            }
        }
    }

    private static void refuseMisspelt(ConfiguredKeys configured, Faults faults) {
        for (String key : configured.misspelt()) {
            String family = key.substring(0, key.length() - KeySegments.of(key).getLast().length());
            faults.say(
                    "The environment variable " + EnvironmentNames.variableOf(key),
                    "an environment variable cannot tell capitals from small letters, and the"
                            + " name goes to Salesforce as it is; name it once in a file, e.g. "
                            + family
                            + "My_Field__c= (the value may stay empty, the variable's wins).");
        }
    }

    private static List<String> warnings(ConfiguredKeys configured) {
        return configured.strayVariables().stream()
                .map(variable -> "The environment variable " + variable + " is no key of Tandem.")
                .toList();
    }
}
