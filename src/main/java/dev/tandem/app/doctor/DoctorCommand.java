package dev.tandem.app.doctor;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether all is right that the service needs. */
@Command(
        name = "doctor",
        description = {
            "Checks everything that Tandem needs: the configuration, the clock, each Salesforce"
                    + " org, Kafka, Webex and the doors. Each line says what is right, or what is"
                    + " wrong and what to do. It starts no service and creates no call.",
            "",
            "It reads the configuration as serve does, so run it in the same folder with the same"
                    + " environment. Per org it costs about 6 API requests. Where a service runs"
                    + " here, its doors get samples; one that is accepted is recorded as an event"
                    + " about no call."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem doctor",
            "  ./tandem doctor --url https://cti.example.com/webhooks/webex",
            "  ./tandem doctor --json"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing must be mended; there may be warnings",
            "1:something must be mended",
            "2:wrong usage"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(45);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "<address>",
            description =
                    "the webhook door from outside, as Webex has it: is compared with the"
                            + " subscriptions, and gets a signed sample")
    private @Nullable URI url;

    @Option(
            names = "--json",
            description = "one JSON document; schemas/doctor-report.schema.json describes it")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        URI door = url;
        if (door != null && (door.getHost() == null || door.getScheme() == null)) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "--url is '%s', which is no address such as"
                                    + " https://cti.example.com/webhooks/webex.%n",
                            door);
            return CommandLine.ExitCode.USAGE;
        }
        SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
        FindingReport report =
                new FindingReport(
                        spec.commandLine().getOut(),
                        TextStyle.of(!json && TextStyle.atTerminal(), System.getenv()),
                        json);
        new Examination(LONGEST)
                .run(
                        new Installed(config, ConfigurationCheck.of(config), door).groups(),
                        report::add);
        return report.end() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
