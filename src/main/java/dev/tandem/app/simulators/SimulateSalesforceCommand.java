package dev.tandem.app.simulators;

import dev.tandem.app.terminal.Version;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** Runs a simulated Salesforce org alone. */
@Command(
        name = "simulate-salesforce",
        description = {
            "Runs a simulated Salesforce org on this machine, until Ctrl-C. It prints the settings"
                    + " to reach it with and writes the private key into a file. Its ledger and"
                    + " faults are switched over HTTP: GET and DELETE /simulator/ledger; GET, POST"
                    + " and DELETE /simulator/faults; DELETE /simulator/tokens."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem simulate-salesforce",
            "  ./tandem simulate-salesforce --port 8096 --directory /tmp/org"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class SimulateSalesforceCommand extends SimulatorCommand {
    private static final String CLIENT_ID = "simulated-app";
    private static final String USERNAME = "integration@simulated.example";
    private static final String KEYS = "tandem.salesforce.orgs.main.";
    private static final int PORT = 8095;

    public SimulateSalesforceCommand() {
        super("A simulated Salesforce org", PORT, Path.of("data", "simulated-salesforce"));
    }

    @Override
    Running start(int port, Path directory) throws IOException {
        SimulatorKeys keys = SimulatorKeys.generate();
        Path keyFile = directory.resolve("private-key.pem");
        keys.writePrivateKey(keyFile);
        SimulatedSalesforce org =
                SimulatedSalesforce.start(
                        SimulatedSalesforceSettings.of(
                                        ConnectedApp.signing(CLIENT_ID, keys.publicKey(), USERNAME))
                                .withPort(port));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(KEYS + "instance-url", org.url());
        settings.put(KEYS + "client-id", CLIENT_ID);
        settings.put(KEYS + "username", USERNAME);
        settings.put(KEYS + "audience", "https://login.salesforce.com");
        settings.put(KEYS + "private-key-file", keyFile);
        return new Running(org::close, settings);
    }
}
