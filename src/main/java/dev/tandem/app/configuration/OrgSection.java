package dev.tandem.app.configuration;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.salesforce.OrgAuth;
import dev.tandem.salesforce.OrgSettings;
import dev.tandem.salesforce.OrgTimeouts;
import dev.tandem.salesforce.PrivateKeyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads one Salesforce org. */
final class OrgSection {
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    private final KeyReader keys;
    private final String name;
    private final String prefix;

    OrgSection(KeyReader keys, String name) {
        this.keys = keys;
        this.name = name;
        this.prefix = "tandem.salesforce.orgs." + KeySegments.quoted(name) + ".";
    }

    /** Empty when something of it cannot be read; what, is noted. */
    Optional<OrgConfiguration> read() {
        SalesforceUrls urls = new SalesforceUrls(keys);
        Optional<String> instanceUrl = urls.instanceUrl(prefix + "instance-url");
        Optional<String> tokenUrl = urls.tokenUrl(prefix + "token-url");
        int maxConcurrency = keys.integer(prefix + "max-concurrency", 1, 1000);
        Optional<OrgTimeouts> timeouts = timeouts();
        CommandDeadlines deadlines = deadlines();
        Optional<OrgAuth> auth = auth();
        if (instanceUrl.isEmpty() || timeouts.isEmpty() || auth.isEmpty()) {
            return Optional.empty();
        }
        OrgSettings settings =
                new OrgSettings(
                        name,
                        instanceUrl.get(),
                        tokenUrl.orElse(null),
                        auth.get(),
                        Math.max(1, maxConcurrency),
                        timeouts.get());
        return Optional.of(new OrgConfiguration(settings, deadlines));
    }

    private Optional<OrgAuth> auth() {
        String key = prefix + "auth";
        if (keys.text(key).equals(Optional.of("client-credentials"))) {
            keys.faults()
                    .wrong(
                            key,
                            "client-credentials",
                            "this version knows only jwt-bearer; upload a certificate to the"
                                    + " External Client App and set private-key-file.");
        } else {
            keys.choice(key, Map.of("jwt-bearer", true));
        }
        String clientId =
                keys.required(
                        prefix + "client-id",
                        "set it to the consumer key of the External Client App in Salesforce.");
        String username =
                keys.required(
                        prefix + "username",
                        "set it to the user name of the integration user in Salesforce.");
        String audience =
                keys.required(
                        prefix + "audience",
                        "set it to https://login.salesforce.com, or https://test.salesforce.com"
                                + " for a sandbox.");
        Optional<Path> keyFile = privateKeyFile();
        return clientId.isEmpty() || username.isEmpty() || audience.isEmpty()
                ? Optional.empty()
                : keyFile.map(file -> new OrgAuth.JwtBearer(clientId, username, audience, file));
    }

    private Optional<Path> privateKeyFile() {
        String key = prefix + "private-key-file";
        if (keys.text(key).isEmpty()) {
            keys.faults()
                    .missing(key, "name the PEM file with the private key of the certificate.");
        }
        Optional<Path> file = keys.readableFile(key);
        file.ifPresent(it -> checkKey(key, it));
        return file;
    }

    private void checkKey(String key, Path file) {
        try {
            PrivateKeyFile.read(file);
        } catch (IllegalArgumentException unreadable) {
            keys.faults().say(key, unreadable.getMessage() + ".");
        }
    }

    private Optional<OrgTimeouts> timeouts() {
        Duration create = timeout(CommandKind.CREATE_VOICE_CALL);
        Duration omniFlow = timeout(CommandKind.EXECUTE_OMNI_FLOW);
        Duration clear = timeout(CommandKind.CLEAR_ROUTING);
        Duration update = timeout(CommandKind.UPDATE_VOICE_CALL);
        return keys.faults().all().isEmpty()
                ? Optional.of(new OrgTimeouts(create, omniFlow, update, clear))
                : Optional.empty();
    }

    private Duration timeout(CommandKind kind) {
        return keys.duration(prefix + "timeouts." + kind.word(), SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
    }

    private CommandDeadlines deadlines() {
        return new CommandDeadlines(
                deadline(CommandKind.CREATE_VOICE_CALL),
                deadline(CommandKind.EXECUTE_OMNI_FLOW),
                deadline(CommandKind.CLEAR_ROUTING),
                deadline(CommandKind.UPDATE_VOICE_CALL));
    }

    private Duration deadline(CommandKind kind) {
        return keys.duration(
                prefix + "deadlines." + kind.word(), Duration.ofSeconds(1), Duration.ofDays(7));
    }
}
