package dev.tandem.app.configuration;

import dev.tandem.app.configuration.OrgConfiguration.Authentication;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads one Salesforce org. */
final class OrgSection {
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

    private enum Flow {
        JWT_BEARER,
        CLIENT_CREDENTIALS
    }

    private final KeyReader keys;
    private final String name;
    private final String prefix;

    OrgSection(KeyReader keys, String name) {
        this.keys = keys;
        this.name = name;
        this.prefix = "tandem.salesforce.orgs." + KeySegments.quoted(name) + ".";
    }

    /** Empty when the org's key cannot be read; why is noted, as every other fault is. */
    Optional<OrgConfiguration> read() {
        SalesforceUrls urls = new SalesforceUrls(keys);
        URI instanceUrl = urls.instanceUrl(prefix + "instance-url");
        URI tokenUrl = urls.tokenUrl(prefix + "token-url", instanceUrl);
        int maxConcurrency = keys.integer(prefix + "max-concurrency", 1, 1000);
        Map<CommandKind, Duration> timeouts = timeouts();
        CommandDeadlines deadlines = deadlines();
        return authentication()
                .map(authentication ->
                        new OrgConfiguration(
                                name,
                                instanceUrl,
                                tokenUrl,
                                authentication,
                                maxConcurrency,
                                timeouts,
                                deadlines));
    }

    private Optional<Authentication> authentication() {
        String clientId =
                keys.required(
                        prefix + "client-id",
                        "set it to the consumer key of the External Client App in Salesforce.");
        Flow flow =
                keys.choice(
                                prefix + "auth",
                                Map.of(
                                        "jwt-bearer", Flow.JWT_BEARER,
                                        "client-credentials", Flow.CLIENT_CREDENTIALS))
                        .orElse(Flow.JWT_BEARER);
        return switch (flow) {
            case JWT_BEARER -> jwtBearer(clientId);
            case CLIENT_CREDENTIALS ->
                    requiredFile(
                                    "client-secret-file",
                                    "name the file that holds the consumer secret.")
                            .map(file -> new Authentication.ClientCredentials(clientId, file));
        };
    }

    private Optional<Authentication> jwtBearer(String clientId) {
        String username =
                keys.required(
                        prefix + "username",
                        "set it to the user name of the integration user in Salesforce.");
        String audience =
                keys.required(
                        prefix + "audience",
                        "set it to https://login.salesforce.com, or https://test.salesforce.com for"
                                + " a sandbox.");
        return privateKey()
                .map(key -> new Authentication.JwtBearer(clientId, username, audience, key));
    }

    private Optional<PrivateKey> privateKey() {
        String key = "private-key-file";
        return requiredFile(key, "name the PEM file with the private key of the app's certificate.")
                .flatMap(file -> parsed(prefix + key, file));
    }

    private Optional<PrivateKey> parsed(String key, Path file) {
        try {
            return Optional.of(PrivateKeyPem.read(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (PrivateKeyPem.UnreadableException e) {
            keys.faults().wrong(key, file.toString(), e.rule());
        } catch (IOException e) {
            keys.faults().wrong(key, file.toString(), "it must be a text file that can be read.");
        }
        return Optional.empty();
    }

    private Optional<Path> requiredFile(String key, String what) {
        if (keys.text(prefix + key).isEmpty()) {
            keys.faults().missing(prefix + key, what);
        }
        return keys.readableFile(prefix + key);
    }

    private Map<CommandKind, Duration> timeouts() {
        Map<CommandKind, Duration> timeouts = new EnumMap<>(CommandKind.class);
        for (CommandKind kind : CommandKind.values()) {
            timeouts.put(
                    kind,
                    keys.duration(
                            prefix + "timeouts." + kind.word(), SHORTEST_TIMEOUT, LONGEST_TIMEOUT));
        }
        return timeouts;
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
