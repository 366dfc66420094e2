package dev.tandem.app.webex;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.TimeConverter;
import dev.tandem.app.terminal.Version;
import dev.tandem.app.topics.ConfiguredCluster;
import dev.tandem.reconciliation.EventLogException;
import dev.tandem.reconciliation.TimeWindow;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import dev.tandem.webex.api.WebexApiSettings;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Heals calls of which Webex has lost webhooks. */
@Command(
        name = "reconcile",
        description = {
            "Asks Webex which calls began or ended in a time, and writes to the topic what no"
                    + " webhook told of them. The state machines treat these notices like any"
                    + " other; run it as often as you like. serve does it by itself where"
                    + " tandem.webex.reconciliation.period is set.",
            "",
            "It reads tandem.webex.api.*, kafka.* and tandem.topics.prefix as serve does. Events of"
                    + " the last two minutes may still be on their way and are left alone."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem reconcile --from 2026-02-02T06:00:00Z",
            "  ./tandem reconcile --from 2026-02-02T06:00:00Z --dry-run"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:what was missing is written",
            "1:Webex or Kafka cannot be asked",
            "2:wrong usage"
        })
public final class ReconcileCommand implements Callable<Integer> {
    private static final Duration ON_THEIR_WAY = Duration.ofMinutes(2);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "the first time, in ISO 8601, e.g. 2026-02-02T06:00:00Z")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "the time to end before (default: two minutes ago)")
    private @Nullable Instant to;

    @Option(names = "--dry-run", description = "only say how much is missing")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        TimeWindow window = window();
        SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
        Optional<ConfiguredCluster> cluster = ConfiguredCluster.of(config);
        if (cluster.isEmpty()) {
            err.println(ConfiguredCluster.missing("write to"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        return switch (new WebexApiConfiguration(config).read()) {
            case WebexApiConfiguration.Outcome.Missing(String sentence) -> {
                err.println(sentence);
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case WebexApiConfiguration.Outcome.Settings(var settings) ->
                    reconcile(window, settings, cluster.get());
        };
    }

    private TimeWindow window() {
        Instant latest = Instant.now().minus(ON_THEIR_WAY);
        Instant end = to == null || to.isAfter(latest) ? latest : to;
        TimeWindow window = new TimeWindow(from, end);
        if (window.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from must be before " + end + ", up to which calls are reconciled.");
        }
        return window;
    }

    private int reconcile(TimeWindow window, WebexApiSettings settings, ConfiguredCluster cluster)
            throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (WebexApi api = new WebexApi(settings, Clock.systemUTC())) {
            new ReconcileRun(api, cluster.kafka(), cluster.topics())
                    .run(
                            window,
                            dryRun,
                            new ProgressLine(err, TextStyle.atTerminal()),
                            spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        } catch (WebexApiException e) {
            err.println(e.getMessage());
        } catch (EventLogException e) {
            err.printf("Kafka cannot be read or written: %s.%n", e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
