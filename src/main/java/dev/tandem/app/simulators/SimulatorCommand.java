package dev.tandem.app.simulators;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that runs one simulated system alone and says how to reach it. */
abstract sealed class SimulatorCommand implements Callable<Integer>
        permits SimulateSalesforceCommand, SimulateWebexCommand {
    private final String system;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "<n>",
            description = "default: ${DEFAULT-VALUE}; 0 for a free one")
    private int port;

    @Option(
            names = "--directory",
            paramLabel = "<folder>",
            description = "for its files (default: ${DEFAULT-VALUE})")
    private Path directory;

    /**
     * A command with these values for the options that are not given.
     *
     * @param system what runs, e.g. {@code A simulated Webex}
     */
    SimulatorCommand(String system, int port, Path directory) {
        this.system = system;
        this.port = port;
        this.directory = directory;
    }

    /**
     * A simulated system that runs.
     *
     * @param settings the keys to reach it with, in the order to print
     */
    record Running(Runnable stop, Map<String, Object> settings) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }

    /**
     * Starts the system.
     *
     * @param directory exists, for what is to be read from files
     * @throws IllegalStateException when it cannot listen on the port
     * @throws IllegalArgumentException when that is no port
     */
    abstract Running start(int port, Path directory) throws IOException;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        try (Running running = start(port, directory)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(system + " runs. Reach it with:");
            out.println();
            running.settings().forEach((key, value) -> out.println(key + "=" + value));
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
