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
public final class WebexApiConfiguration {
    private final SmallRyeConfig config;

    /** Reads from that configuration. */
    public WebexApiConfiguration(SmallRyeConfig config) {
        this.config = config;
    }

    /** The settings, or what is missing or wrong, one sentence a line. */
    public sealed interface Outcome {
        /** They are complete. */
        record Settings(WebexApiSettings settings) implements Outcome {}

        /** A key is missing or wrong; the sentences say which. */
        record Missing(String sentence) implements Outcome {}
    }

    /** The settings, as far as the keys go. */
    public Outcome read() {
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
    public Optional<Path> secretsFile() {
        return config.getOptionalValue("tandem.webhook.secrets-file", String.class).map(Path::of);
    }
}
