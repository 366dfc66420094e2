package dev.tandem.app.configuration;

import dev.tandem.app.configuration.keys.KnownKey;
import dev.tandem.app.configuration.keys.KnownKeys;
import dev.tandem.app.configuration.keys.SpellingSuggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One sentence for each part of the configuration that has no effect. */
final class ConfigurationWarnings {
    private final ConfiguredKeys configured;
    private final UnaryOperator<String> names;

    /**
     * @param names the name of a key in messages
     */
    ConfigurationWarnings(ConfiguredKeys configured, UnaryOperator<String> names) {
        this.configured = configured;
        this.names = names;
    }

    List<String> all() {
        List<String> warnings = new ArrayList<>(nearMisses());
        for (String variable : configured.strayVariables()) {
            if (SpellingSuggestions.suggestionForVariable(variable).isEmpty()) {
                warnings.add("The environment variable " + variable + " is not a key of Tandem.");
            }
        }
        for (String key : configured.all()) {
            Optional<KnownKey> known = KnownKeys.matching(key);
            if (known.isPresent() && known.get().state() == KnownKey.State.NOT_YET) {
                warnings.add(
                        names.apply(key)
                                + ": this version accepts the key and has no such feature yet, so"
                                + " the key has no effect.");
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
