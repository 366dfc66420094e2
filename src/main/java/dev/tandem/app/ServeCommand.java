package dev.tandem.app;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.sections.ConfigurationFault;
import dev.tandem.app.terminal.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the service until the process is stopped. */
@Command(
        name = "serve",
        description = {
            "Runs the service: it receives the events of Webex and keeps the VoiceCall records of"
                    + " Salesforce up to date with them.",
            "",
            "It reads -D properties, environment variables, config/application.properties and"
                    + " application.properties in the working directory; the first that sets a key"
                    + " wins. deploy/configuration.md describes every key. Without"
                    + " kafka.bootstrap.servers it starts a single Kafka broker in its process."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem serve",
            "  KAFKA_BOOTSTRAP_SERVERS=broker-1:9092,broker-2:9092 ./tandem serve",
            "  TANDEM_OPTS=-Dquarkus.http.port=8081 ./tandem serve"
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

    private int refuse(List<ConfigurationFault> faults, List<String> hints) {
        err.println("Tandem does not start, because its configuration is wrong:");
        faults.forEach(fault -> err.println("  " + fault.sentence()));
        hints.forEach(hint -> err.println("  " + hint));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
