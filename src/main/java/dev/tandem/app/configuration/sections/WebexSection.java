package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.values.TandemConfiguration.WebexConfiguration;
import dev.tandem.files.TextFile;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.reconciliation.UpkeepSettings;
import dev.tandem.webex.api.WebexApiSettings;
import dev.tandem.webex.api.WebexApiSettings.Login;
import dev.tandem.webex.signature.ParsedSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how Webex's own APIs are reached, and what the service does with them. */
public final class WebexSection {
    private static final String API = "tandem.webex.api.";
    private static final String BASE_URL = API + "base-url";
    private static final String TOKEN_FILE = API + "token-file";
    private static final String CLIENT_ID = API + "client-id";
    private static final String PERIOD = "tandem.webex.reconciliation.period";
    private static final String WATCH = "tandem.webex.subscriptions.watch-period";
    private static final String DESTINATION = "tandem.webex.subscriptions.destination-url";
    private static final String PUSH_BACK = "tandem.webex.push-back.enabled";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final KeyReader keys;

    /** A section of the configuration that these keys are from. */
    public WebexSection(KeyReader keys) {
        this.keys = keys;
    }

    /** What the service needs; the APIs must be configured only where it uses them. */
    WebexConfiguration read(Optional<WebhookSettings> webhook) {
        Duration period = whereSet(PERIOD);
        Duration watch = whereSet(WATCH);
        UpkeepSettings upkeep =
                new UpkeepSettings(
                        period,
                        keys.duration("tandem.webex.reconciliation.reach-back"),
                        keys.duration("tandem.webex.reconciliation.settle"),
                        watch,
                        keys.text(DESTINATION).orElse(null),
                        webhook.map(WebhookSettings::secretsFile).orElse(null));
        if (watch != null && webhook.isPresent()) {
            checkWatched(upkeep);
        }
        boolean pushBack = keys.flag(PUSH_BACK);
        String wantedBy = pushBack ? PUSH_BACK : period == null ? WATCH : PERIOD;
        return new WebexConfiguration(
                pushBack || upkeep.isOn() ? api(wantedBy).orElse(null) : null, upkeep, pushBack);
    }

    private @Nullable Duration whereSet(String key) {
        return keys.text(key).isEmpty() ? null : keys.duration(key);
    }

    private void checkWatched(UpkeepSettings upkeep) {
        if (upkeep.destinationUrl() == null && !namesSubscriptions(upkeep.secretsFile())) {
            keys.faults()
                    .missing(
                            DESTINATION,
                            "set it to the address of the webhook door from outside, because no"
                                    + " line of tandem.webhook.secrets-file names a subscription"
                                    + " that "
                                    + WATCH
                                    + " could be about.");
        }
    }

    private static boolean namesSubscriptions(@Nullable Path secretsFile) {
        try {
            return secretsFile != null
                    && ParsedSecrets.of(TextFile.read(secretsFile))
                            instanceof ParsedSecrets.Usable(var secrets, var _)
                    && !secrets.subscriptions().isEmpty();
        } catch (IOException unreadable) {
            // The section of the webhooks says so.
            return true;
        }
    }

    /**
     * How the APIs are reached. Empty when something is missing or wrong, which is recorded.
     *
     * @param wantedBy what needs them, in messages: a key, or a command
     */
    public Optional<WebexApiSettings> api(String wantedBy) {
        Optional<URI> baseUrl = baseUrl(wantedBy);
        Optional<Login> login = login(wantedBy);
        return baseUrl.flatMap(url -> login.map(it -> WebexApiSettings.of(url, it)));
    }

    private Optional<URI> baseUrl(String wantedBy) {
        String value =
                keys.required(
                        BASE_URL,
                        "set it to the address of your data centre, such as"
                                + " https://api.wxcc-us1.cisco.com; "
                                + wantedBy
                                + " needs it.");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(value);
            boolean safe =
                    "https".equals(url.getScheme())
                            || ("http".equals(url.getScheme())
                                    && THIS_MACHINE.contains(String.valueOf(url.getHost())));
            boolean plain = url.getHost() != null && url.getUserInfo() == null && bare(url);
            if (safe && plain) {
                return Optional.of(url);
            }
        } catch (URISyntaxException notOne) {
            // Reported below, together with the rule.
        }
        keys.faults()
                .wrong(
                        BASE_URL,
                        value,
                        "it must be https://<host> without a path, such as"
                                + " https://api.wxcc-us1.cisco.com, or http:// of a simulated"
                                + " Webex on this machine.");
        return Optional.empty();
    }

    private static boolean bare(URI url) {
        return (url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private Optional<Login> login(String wantedBy) {
        if (keys.text(TOKEN_FILE).isPresent()) {
            return keys.readableFile(TOKEN_FILE).map(Login.TokenFile::new);
        }
        Optional<String> client = keys.text(CLIENT_ID);
        if (client.isEmpty()) {
            keys.faults()
                    .missing(
                            TOKEN_FILE,
                            "set it, or "
                                    + CLIENT_ID
                                    + ", .client-secret-file and .refresh-token-file; "
                                    + wantedBy
                                    + " needs them.");
            return Optional.empty();
        }
        Optional<Path> secret = file("client-secret-file", "the client secret");
        Optional<Path> refresh = file("refresh-token-file", "the refresh token");
        return secret.flatMap(
                it -> refresh.map(token -> new Login.Refresh(client.get(), it, token)));
    }

    private Optional<Path> file(String name, String content) {
        if (keys.text(API + name).isEmpty()) {
            keys.faults()
                    .missing(
                            API + name,
                            "name the file with %s of %s.".formatted(content, CLIENT_ID));
        }
        return keys.readableFile(API + name);
    }
}
