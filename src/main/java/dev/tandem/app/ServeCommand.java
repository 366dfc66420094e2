package dev.tandem.app;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the service until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the service: webhooks in, Salesforce calls out.",
            "It is configured by config/application.properties or application.properties in the"
                    + " working directory, -D properties and environment variables. Without"
                    + " kafka.bootstrap.servers it starts a Kafka broker of its own."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
    private final PrintWriter err;

    ServeCommand(PrintWriter err) {
        this.err = err;
    }

    @Override
    public Integer call() {
        return switch (ConfigurationCheck.of(ConfigurationSources.load(Path.of("")))) {
            case ConfigurationCheck.Refused(var faults, var hints) -> refuse(faults, hints);
            case ConfigurationCheck.Accepted accepted -> new ServiceProcess(err).run(accepted);
        };
    }

    private int refuse(List<Fault> faults, List<String> hints) {
        err.println("Tandem does not start, because its configuration is wrong:");
        faults.forEach(fault -> err.println("  " + fault.sentence()));
        hints.forEach(hint -> err.println("  " + hint));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
