package dev.tandem.app.configuration.values;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.EnvironmentSource;
import dev.tandem.app.configuration.sections.ConfigurationFault;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration under test: the fewest keys that can be started with, and what a test changes.
 */
public final class GivenConfiguration {
    public static final String ORG = "tandem.salesforce.orgs.main.";
    public static final String CENTER = "tandem.contact-centers.support.";
    public static final String SECRET = "my-32-plus-character-long-secret";

    /** Generated once, because a key can take a second. */
    public static final String PEM = pem(2048);

    private final Map<String, String> file = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    public static GivenConfiguration smallest(Path directory) {
        return new GivenConfiguration()
                .with("tandem.webhook.secrets-file", file(directory, "secrets", "* " + SECRET))
                .with(ORG + "instance-url", "https://example.my.salesforce.com")
                .with(ORG + "client-id", "consumer-key")
                .with(ORG + "username", "integration@example.com")
                .with(ORG + "audience", "https://login.salesforce.com")
                .with(ORG + "private-key-file", file(directory, "key.pem", PEM))
                .with(CENTER + "call-center-dev-name", "Support")
                .with(CENTER + "cert-dev-name", "SupportCert");
    }

    public static String file(Path directory, String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String pem(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public GivenConfiguration with(String key, String value) {
        file.put(key, value);
        return this;
    }

    public GivenConfiguration without(String key) {
        file.remove(key);
        return this;
    }

    public GivenConfiguration variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigurationCheck check() {
        return ConfigurationCheck.of(
                ConfigurationSources.builder()
                        .withSources(
                                new PropertiesConfigSource(file, "file", 250),
                                EnvironmentSource.of(environment))
                        .build());
    }

    public ConfigurationCheck.Accepted accepted() {
        return switch (check()) {
            case ConfigurationCheck.Accepted accepted -> accepted;
            case ConfigurationCheck.Refused refused ->
                    throw new AssertionError("refused: " + refused.faults());
        };
    }

    public TandemConfiguration configuration() {
        return accepted().configuration();
    }

    /** The sentences of the refusal; empty when there is none. */
    public List<String> sentences() {
        return switch (check()) {
            case ConfigurationCheck.Accepted _ -> List.of();
            case ConfigurationCheck.Refused(var faults, var _) ->
                    faults.stream().map(ConfigurationFault::sentence).toList();
        };
    }
}
