package dev.tandem.app.simulators;

import dev.tandem.app.terminal.Version;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
public final class SimulateSalesforceCommand implements Callable<Integer> {
    private static final String CLIENT_ID = "simulated-app";
    private static final String USERNAME = "integration@simulated.example";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "<n>",
            description = "default: ${DEFAULT-VALUE}; 0 for a free one",
            defaultValue = "8095")
    private int port;

    @Option(
            names = "--directory",
            paramLabel = "<folder>",
            description = "for the key (default: ${DEFAULT-VALUE})",
            defaultValue = "data/simulated-salesforce")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorKeys keys = SimulatorKeys.generate();
        Files.createDirectories(directory);
        Path keyFile = directory.resolve("private-key.pem");
        keys.writePrivateKey(keyFile);
        SimulatedSalesforceSettings settings =
                SimulatedSalesforceSettings.of(
                                ConnectedApp.signing(CLIENT_ID, keys.publicKey(), USERNAME))
                        .withPort(port);
        try (SimulatedSalesforce org = SimulatedSalesforce.start(settings)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("A simulated Salesforce org runs. Reach it with:");
            out.println();
            out.println("tandem.salesforce.orgs.main.instance-url=" + org.url());
            out.println("tandem.salesforce.orgs.main.client-id=" + CLIENT_ID);
            out.println("tandem.salesforce.orgs.main.username=" + USERNAME);
            out.println("tandem.salesforce.orgs.main.audience=https://login.salesforce.com");
            out.println("tandem.salesforce.orgs.main.private-key-file=" + keyFile);
            out.flush();
            new CountDownLatch(1).await();
        } catch (IllegalStateException | IllegalArgumentException unusable) {
            spec.commandLine()
                    .getErr()
                    .printf("Port %d cannot be used: choose another one with --port.%n", port);
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }
}
