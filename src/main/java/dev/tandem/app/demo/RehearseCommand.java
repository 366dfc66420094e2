package dev.tandem.app.demo;

import dev.tandem.app.configuration.ConfigurationCheck;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The child process of {@code train}: the demo's world, every path of the service, no display. */
@Command(
        name = "rehearse",
        hidden = true,
        description = {
            "Plays calls through the whole service in this process and ends. It is what train runs"
                    + " to make a cache."
        },
        footer = {"", "Example:", "", "  java -jar quarkus-run.jar rehearse"},
        mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final ToIntFunction<ConfigurationCheck.Accepted> service;

    @Spec private CommandSpec spec = CommandSpec.create();

    /**
     * The command.
     *
     * @param service runs the service in this process with that configuration, until Quarkus exits
     */
    public RehearseCommand(PrintWriter out, ToIntFunction<ConfigurationCheck.Accepted> service) {
        this.out = out;
        this.service = service;
    }

    @Override
    public Integer call() {
        try {
            DemoWorld world = DemoWorld.create(DemoWorld.Ports.free(0));
            Rehearsal rehearsal = Rehearsal.in(world);
            return new ServiceInWorld(world, service)
                    .run(rehearsal.configuration(), () -> play(world, rehearsal));
        } catch (IOException e) {
            spec.commandLine().getErr().println("The rehearsal does not start: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void play(DemoWorld world, Rehearsal rehearsal) {
        int exitCode = CommandLine.ExitCode.SOFTWARE;
        try {
            rehearsal.play();
            exitCode = CommandLine.ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            out.println("The rehearsal failed: " + e.getMessage());
            out.println("The log of the service is in " + world.keepLog());
        }
        Quarkus.asyncExit(exitCode);
    }
}
