package dev.tandem.app.webex;

import dev.tandem.app.configuration.sections.ConfigurationFault;
import dev.tandem.app.configuration.sections.ConfigurationFaults;
import dev.tandem.app.configuration.sections.KeyReader;
import dev.tandem.app.configuration.sections.WebexSection;
import dev.tandem.webex.api.WebexApiSettings;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads {@code tandem.webex.api.*} for commands, which need neither a cluster nor a contact centre.
 */
final class WebexApiConfiguration {
    private final SmallRyeConfig config;

    WebexApiConfiguration(SmallRyeConfig config) {
        this.config = config;
    }

    /** The settings, or what is missing or wrong, one sentence a line. */
    sealed interface Outcome {
        record Settings(WebexApiSettings settings) implements Outcome {}

        record Missing(String sentence) implements Outcome {}
    }

    Outcome read() {
        ConfigurationFaults faults = new ConfigurationFaults(key -> key);
        KeyReader keys =
                new KeyReader(
                        key -> config.getOptionalValue(key, String.class),
                        key -> Optional.ofNullable(config.getConfigValue(key).getRawValue()),
                        faults);
        return new WebexSection(keys)
                .api("this command")
                .<Outcome>map(Outcome.Settings::new)
                .orElseGet(() ->
                        new Outcome.Missing(
                                faults.all().stream()
                                        .map(ConfigurationFault::sentence)
                                        .collect(Collectors.joining(System.lineSeparator()))));
    }

    /** The file with the secrets of the webhook door. */
    Optional<Path> secretsFile() {
        return config.getOptionalValue("tandem.webhook.secrets-file", String.class).map(Path::of);
    }
}
