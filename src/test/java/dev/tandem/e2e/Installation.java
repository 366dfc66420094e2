package dev.tandem.e2e;

import dev.tandem.embedded.LoopbackPorts;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A directory with a configuration as an operator writes it, on free ports. It outlives its
 * processes: a process that starts there later finds the data of the previous one.
 */
public final class Installation {
    /** The secret of the subscription; it must never be in a log. */
    public static final String SECRET = "e2e-secret-0123456789-0123456789-abcdef";

    /** The key of the flow; it must never be in a log. */
    public static final String FLOW_KEY = "e2e-flow-key-0123456789";

    /** The key of operators; it must never be in a log. */
    public static final String CONSOLE_KEY = "e2e-console-key-0123456789";

    /** The key of somebody who may look only; it must never be in a log. */
    public static final String VIEWER_KEY = "e2e-viewer-key-0123456789";

    public static final String CONSUMER_KEY = "3MVG9e2eConsumerKey";
    public static final String USERNAME = "integration@tandem-e2e.example";

    /** The consumer secret for an org without assertions; it must never be in a log. */
    public static final String CLIENT_SECRET = "E2EC11ENT5ECRET0123456789ABCDEF";

    private final Path directory;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final int httpPort;
    private final int managementPort;
    private final int kafkaPort;

    private Installation(Path directory) {
        this.directory = directory;
        List<Integer> ports = LoopbackPorts.free(3);
        httpPort = ports.get(0);
        managementPort = ports.get(1);
        with("quarkus.http.host", "127.0.0.1");
        with("quarkus.http.port", "" + httpPort);
        with("quarkus.management.host", "127.0.0.1");
        with("quarkus.management.port", "" + managementPort);
        kafkaPort = ports.get(2);
        with("tandem.embedded-kafka.port", "" + kafkaPort);
        with("tandem.webhook.secrets-file", "secrets");
        with("tandem.flow.keys-file", "flow-keys");
    }

    /** One without an org or a contact centre yet. */
    public static Installation in(Path directory) throws IOException {
        Installation installation = new Installation(Files.createDirectories(directory));
        Files.writeString(directory.resolve("secrets"), "* " + SECRET + "\n");
        Files.writeString(directory.resolve("flow-keys"), "main-flow " + FLOW_KEY + "\n");
        return installation;
    }

    /** Sets a key of the configuration. */
    public Installation with(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Configures a key for operators. */
    Installation withConsoleKeys() throws IOException {
        Files.writeString(
                directory.resolve("console-keys"),
                "operator " + CONSOLE_KEY + "\nguest " + VIEWER_KEY + " viewer\n");
        return with("tandem.console.keys-file", "console-keys");
    }

    /** Removes a key from the configuration. */
    public Installation without(String key) {
        properties.remove(key);
        return this;
    }

    /** An org that accepts assertions of these keys. */
    public Installation org(String name, String instanceUrl, SimulatorKeys keys) {
        keys.writePrivateKey(keyFile(name));
        String prefix = prefix(name);
        return with(prefix + "instance-url", instanceUrl)
                .with(prefix + "client-id", CONSUMER_KEY)
                .with(prefix + "username", USERNAME)
                .with(prefix + "audience", "https://login.salesforce.com")
                .with(prefix + "private-key-file", name + ".pem");
    }

    /** An org that accepts the consumer secret. */
    Installation orgWithSecret(String name, String instanceUrl) throws IOException {
        Files.writeString(directory.resolve(name + ".secret"), CLIENT_SECRET + "\n");
        String prefix = prefix(name);
        return with(prefix + "instance-url", instanceUrl)
                .with(prefix + "auth", "client-credentials")
                .with(prefix + "client-id", CONSUMER_KEY)
                .with(prefix + "client-secret-file", name + ".secret");
    }

    /** The path of the private key for an org. */
    Path keyFile(String org) {
        return directory.resolve(org + ".pem");
    }

    private static String prefix(String org) {
        return "tandem.salesforce.orgs." + org + ".";
    }

    public Installation center(CallCenter center) {
        center.properties().forEach(this::with);
        return this;
    }

    /** Writes the configuration file; a process reads it when it starts. */
    void write() throws IOException {
        String lines =
                properties.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue().replace("\\", "\\\\"))
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(
                directory.resolve("application.properties"), lines, StandardCharsets.UTF_8);
    }

    public Path directory() {
        return directory;
    }

    public int httpPort() {
        return httpPort;
    }

    /** The directory of the broker that the program starts when none is configured. */
    int kafkaPort() {
        return kafkaPort;
    }

    public int managementPort() {
        return managementPort;
    }
}
