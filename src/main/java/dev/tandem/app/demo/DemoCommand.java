package dev.tandem.app.demo;

import dev.tandem.app.configuration.ConfigurationCheck;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole service in this process and plays recorded calls to it. */
@Command(
        name = "demo",
        description = {
            "Plays recorded calls through the real service, in one process with a real Kafka broker"
                    + ", a simulated Webex and a simulated Salesforce org, and shows the result of"
                    + " each.",
            "",
            "It first prints the address of the console, where a browser shows the calls live. It"
                    + " stays up afterwards until Ctrl-C, unless a verdict is wrong.",
            "",
            "The demo reads no configuration: neither environment variables nor files nor -D"
                    + " properties of Tandem, Kafka and Quarkus have an effect on it. It uses a"
                    + " broker, topics and a directory of its own."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem demo",
            "  ./tandem demo --exit",
            "  ./tandem demo --port=8081"
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(DemoCommand.class);
    private static final int HIGHEST_PORT = 65_535;

    private final PrintWriter out;
    private final ToIntFunction<ConfigurationCheck.Accepted> service;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--exit", description = "End after the last call.")
    private boolean exit;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port for webhooks on 127.0.0.1 (default: a free one).")
    private int port;

    /**
     * The command.
     *
     * @param service runs the service in this process with that configuration, until Quarkus exits
     */
    public DemoCommand(PrintWriter out, ToIntFunction<ConfigurationCheck.Accepted> service) {
        this.out = out;
        this.service = service;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--port': %d is no port; it must be a number from 1 to %d, or 0 for a free one."
                            .formatted(port, HIGHEST_PORT));
        }
        DemoWorld world;
        try {
            world = DemoWorld.create(DemoWorld.Ports.free(port));
        } catch (IOException e) {
            spec.commandLine().getErr().println("The demo does not start: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        Screen screen = Screen.of(out);
        return new ServiceInWorld(world, service)
                .run(world.configuration(), () -> play(world, screen));
    }

    private void play(DemoWorld world, Screen screen) {
        boolean right = false;
        try {
            right = new DemoRun(world, screen).play();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The demo failed.", e);
            out.println(screen.style().bad("The demo failed: " + e.getMessage()));
        }
        if (!right) {
            out.println("The log of the service is in " + world.keepLog());
        }
        if (exit || !right) {
            Quarkus.asyncExit(right ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE);
        } else {
            invite(world);
        }
    }

    private void invite(DemoWorld world) {
        out.println();
        out.println("Tandem stays up until Ctrl-C:");
        out.println("  " + world.serviceUrl() + "/  the calls, live");
        out.println("  " + world.serviceUrl() + "/interactions  the same with their ids, as JSON");
        out.println("  " + world.serviceUrl() + "/interactions/<id>  the timeline of one call");
        out.println(
                "  " + world.salesforce().url() + "/simulator/ledger  what Salesforce received");
    }
}
