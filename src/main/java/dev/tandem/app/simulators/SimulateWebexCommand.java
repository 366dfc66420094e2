package dev.tandem.app.simulators;

import dev.tandem.app.terminal.Version;
import dev.tandem.embedded.webex.SimulatedWebex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a simulated Webex alone. */
@Command(
        name = "simulate-webex",
        description = {
            "Runs a simulated Webex on this machine, until Ctrl-C: its subscriptions, search and"
                    + " tasks, with the limits of the real one. It prints the settings to reach it"
                    + " with and writes the secret and the refresh token into files."
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
public final class SimulateWebexCommand implements Callable<Integer> {
    private static final String CLIENT_ID = "simulated-app";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "<n>",
            description = "default: ${DEFAULT-VALUE}; 0 for a free one",
            defaultValue = "8090")
    private int port;

    @Option(
            names = "--directory",
            paramLabel = "<folder>",
            description = "for the files (default: ${DEFAULT-VALUE})",
            defaultValue = "data/simulated-webex")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        String secret = UUID.randomUUID().toString();
        String refreshToken = "refresh-" + UUID.randomUUID();
        Files.createDirectories(directory);
        Path secretFile = directory.resolve("client-secret");
        Path refreshFile = directory.resolve("refresh-token");
        Files.writeString(secretFile, secret + "\n");
        Files.writeString(refreshFile, refreshToken + "\n");
        try (SimulatedWebex webex = SimulatedWebex.start(port, CLIENT_ID, secret, refreshToken)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("A simulated Webex runs. Reach it with:");
            out.println();
            out.println("tandem.webex.api.base-url=" + webex.url());
            out.println("tandem.webex.api.client-id=" + CLIENT_ID);
            out.println("tandem.webex.api.client-secret-file=" + secretFile);
            out.println("tandem.webex.api.refresh-token-file=" + refreshFile);
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
