package dev.tandem.app.configuration.sections;

import dev.tandem.files.FileContent;
import dev.tandem.files.TextFile;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.token.ClientSecret;
import dev.tandem.salesforce.token.PrivateKeyPem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads how Tandem authenticates at one Salesforce org. */
final class AuthSection {
    private final KeyReader keys;
    private final String prefix;

    AuthSection(KeyReader keys, String prefix) {
        this.keys = keys;
        this.prefix = prefix;
    }

    /** Empty when something is missing or wrong, which is recorded. */
    Optional<OrgCredentials> read() {
        Map<String, Supplier<Optional<OrgCredentials>>> flows =
                Map.of(
                        "jwt-bearer", this::jwtBearer,
                        "client-credentials", this::clientCredentials);
        return keys.choice(prefix + "auth", flows).flatMap(Supplier::get);
    }

    private Optional<OrgCredentials> jwtBearer() {
        String clientId = clientId();
        String username =
                keys.required(
                        prefix + "username",
                        "set it to the user name of the integration user in Salesforce.");
        String audience =
                keys.required(
                        prefix + "audience",
                        "set it to https://login.salesforce.com, or https://test.salesforce.com"
                                + " for a sandbox.");
        if (!audience.isEmpty()) {
            new SalesforceUrls(keys).audience(prefix + "audience", audience);
        }
        Optional<Path> keyFile =
                file(
                        "private-key-file",
                        "name the PEM file with the private key of the certificate.",
                        PrivateKeyPem::parse);
        return clientId.isEmpty() || username.isEmpty() || audience.isEmpty()
                ? Optional.empty()
                : keyFile.map(
                        file -> new OrgCredentials.JwtBearer(clientId, username, audience, file));
    }

    private Optional<OrgCredentials> clientCredentials() {
        String clientId = clientId();
        Optional<Path> secretFile =
                file(
                        "client-secret-file",
                        "name the file with the consumer secret of the External Client App.",
                        ClientSecret::parse);
        return clientId.isEmpty()
                ? Optional.empty()
                : secretFile.map(file -> new OrgCredentials.ClientCredentials(clientId, file));
    }

    private String clientId() {
        return keys.required(
                prefix + "client-id",
                "set it to the consumer key of the External Client App in Salesforce.");
    }

    /**
     * @param reader parses the content of the file
     */
    private Optional<Path> file(
            String setting, String what, Function<String, ? extends FileContent<?>> reader) {
        String key = prefix + setting;
        if (keys.text(key).isEmpty()) {
            keys.faults().missing(key, what);
        }
        Optional<Path> file = keys.readableFile(key);
        file.ifPresent(it ->
                faultsOf(it, reader)
                        .forEach(fault -> keys.faults().say(key, fault + ": " + it + ".")));
        return file;
    }

    private static List<String> faultsOf(
            Path file, Function<String, ? extends FileContent<?>> reader) {
        try {
            return switch (reader.apply(TextFile.read(file))) {
                case FileContent.Usable<?> _ -> List.of();
                case FileContent.Faulty<?>(List<String> faults) -> faults;
            };
        } catch (IOException e) {
            return List.of("it must be text in UTF-8");
        }
    }
}
