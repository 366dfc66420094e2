package dev.tandem.app.simulators;

import dev.tandem.app.terminal.Version;
import dev.tandem.embedded.webex.SimulatedWebex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Runs a simulated Webex alone. */
@Command(
        name = "simulate-webex",
        description = {
            "Runs a simulated Webex on this machine, until Ctrl-C: its subscriptions, search,"
                    + " tasks, queues and flows, with the limits of the real one. It prints the"
                    + " settings to reach it with and writes the secret and the refresh token into"
                    + " files.",
            "",
            "The file admin-token beside them is for setup webex --token-file. It has the queues"
                    + " Support and Sales and the connector Tandem."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem simulate-webex",
            "  ./tandem simulate-webex --port 8091 --directory /tmp/webex"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class SimulateWebexCommand extends SimulatorCommand {
    private static final String CLIENT_ID = "simulated-app";
    private static final String KEYS = "tandem.webex.api.";
    private static final int PORT = 8090;

    public SimulateWebexCommand() {
        super("A simulated Webex", PORT, Path.of("data", "simulated-webex"));
    }

    @Override
    Running start(int port, Path directory) throws IOException {
        String secret = UUID.randomUUID().toString();
        String refreshToken = "refresh-" + UUID.randomUUID();
        Path secretFile = directory.resolve("client-secret");
        Path refreshFile = directory.resolve("refresh-token");
        Files.writeString(secretFile, secret + "\n");
        Files.writeString(refreshFile, refreshToken + "\n");
        SimulatedWebex webex = SimulatedWebex.start(port, CLIENT_ID, secret, refreshToken);
        Files.writeString(directory.resolve("admin-token"), webex.personalToken(true) + "\n");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(KEYS + "base-url", webex.url());
        settings.put(KEYS + "client-id", CLIENT_ID);
        settings.put(KEYS + "client-secret-file", secretFile);
        settings.put(KEYS + "refresh-token-file", refreshFile);
        return new Running(webex::close, settings);
    }
}
