package dev.tandem.app.webex;

import dev.tandem.webex.api.WebexApiSettings;
import dev.tandem.webex.api.WebexApiSettings.Login;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tandem.webex.api.*} for commands, which need neither a cluster nor a contact centre.
 */
final class WebexApiConfiguration {
    private static final String PREFIX = "tandem.webex.api.";

    private final SmallRyeConfig config;

    WebexApiConfiguration(SmallRyeConfig config) {
        this.config = config;
    }

    /** The settings, or one sentence about what is missing. */
    sealed interface Outcome {
        record Settings(WebexApiSettings settings) implements Outcome {}

        record Missing(String sentence) implements Outcome {}
    }

    Outcome read() {
        Optional<String> url = text("base-url");
        if (url.isEmpty()) {
            return new Outcome.Missing(
                    "Set tandem.webex.api.base-url to the address of your data centre, such as"
                            + " https://api.wxcc-us1.cisco.com.");
        }
        Login login = login();
        return login == null
                ? new Outcome.Missing(
                        "Set tandem.webex.api.token-file, or .client-id, .client-secret-file and"
                                + " .refresh-token-file.")
                : new Outcome.Settings(WebexApiSettings.of(URI.create(url.get()), login));
    }

    private @Nullable Login login() {
        Optional<Path> token = text("token-file").map(Path::of);
        if (token.isPresent()) {
            return new Login.TokenFile(token.get());
        }
        Optional<String> client = text("client-id");
        Optional<Path> secret = text("client-secret-file").map(Path::of);
        Optional<Path> refresh = text("refresh-token-file").map(Path::of);
        return client.isPresent() && secret.isPresent() && refresh.isPresent()
                ? new Login.Refresh(client.get(), secret.get(), refresh.get())
                : null;
    }

    /** The file with the secrets of the webhook door. */
    Optional<Path> secretsFile() {
        return config.getOptionalValue("tandem.webhook.secrets-file", String.class).map(Path::of);
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(PREFIX + key, String.class).filter(it -> !it.isBlank());
    }
}
