package dev.tandem.app.configuration;

import dev.tandem.app.configuration.keys.SpellingSuggestions;
import java.util.ArrayList;
import java.util.List;

/** One sentence for each part of the configuration that has no effect. */
final class ConfigurationWarnings {
    private final ConfiguredKeys configured;

    ConfigurationWarnings(ConfiguredKeys configured) {
        this.configured = configured;
    }

    List<String> all() {
        List<String> warnings = new ArrayList<>(nearMisses());
        for (String variable : configured.strayVariables()) {
            if (SpellingSuggestions.suggestionForVariable(variable).isEmpty()) {
                warnings.add("The environment variable " + variable + " is not a key of Tandem.");
            }
        }
        return warnings;
    }

    /** The warnings that may explain a missing key. */
    List<String> nearMisses() {
        List<String> warnings = new ArrayList<>();
        for (String variable : configured.strayVariables()) {
            SpellingSuggestions.suggestionForVariable(variable)
                    .ifPresent(near ->
                            warnings.add(
                                    "The environment variable %s is not a key of Tandem; did you mean %s?"
                                            .formatted(variable, near)));
        }
        for (String name : configured.nearlyBootstrapServers()) {
            warnings.add(
                    name
                            + " names no Kafka cluster; did you mean kafka.bootstrap.servers, or as"
                            + " a variable KAFKA_BOOTSTRAP_SERVERS?");
        }
        return warnings;
    }
}
