package dev.tandem.app.forgetting;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import dev.tandem.app.topics.ConfiguredCluster;
import dev.tandem.app.topics.InstallationTopics;
import dev.tandem.app.topics.TopicsUnavailable;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes what is kept of a caller. */
@Command(
        name = "forget",
        description = {
            "Deletes what the state machines keep of an interaction, or of all interactions of a"
                    + " phone number, and says what remains in Kafka until its retention is over.",
            "",
            "It writes a record without a value for each interaction; the running instances then"
                    + " delete its state. A call that is not closed yet is left alone. It reads"
                    + " the configuration as serve does, for kafka.* and tandem.topics.prefix."
                    + " Numbers are compared by their digits, as Webex sends them.",
            "",
            "Salesforce's records, recordings and logs are not touched."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem forget 5324881f-1e84-4367-8930-f69a74b30ca6",
            "  ./tandem forget --dry-run +14805550100"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:asked for all that was found",
            "1:a call is not closed yet, or Kafka cannot be read",
            "2:wrong usage"
        })
public final class ForgetCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "<interaction|number>",
            description = "an interaction id, or a phone number of 7 digits or more")
    private String what = "";

    @Option(names = "--dry-run", description = "only say what is there")
    private boolean dryRun;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
        Optional<ConfiguredCluster> cluster = ConfiguredCluster.of(config);
        if (cluster.isEmpty()) {
            err.println(ConfiguredCluster.missing("look into"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        ProgressLine progress = new ProgressLine(err, TextStyle.atTerminal());
        try (InstallationTopics topics =
                new InstallationTopics(cluster.get(), "tandem-forget", progress)) {
            return new ForgetRun(topics, out).run(what, dryRun)
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        } catch (TopicsUnavailable e) {
            err.printf("Kafka cannot be read or written: %s.%n", e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
