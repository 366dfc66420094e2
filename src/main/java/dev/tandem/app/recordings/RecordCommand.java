package dev.tandem.app.recordings;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.terminal.TimeConverter;
import dev.tandem.app.terminal.Version;
import dev.tandem.app.topics.ConfiguredCluster;
import dev.tandem.recording.UnusableRecording;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records the topics of an installation. */
@Command(
        name = "record",
        description = {
            "Records the events of an installation, its decisions and Salesforce's results from"
                    + " Kafka into a file (NDJSON; compressed when the name ends with .zst).",
            "",
            "It reads the configuration as serve does, for kafka.* and tandem.topics.prefix. A"
                    + " recording holds phone numbers unless --mask replaces them. Ctrl-C ends a"
                    + " recording properly; --resume goes on where it ended."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem record monday.ndjson.zst --from 2026-02-02T06:00:00Z",
            "  ./tandem record --mask --interaction 3f0c7e10-… one-call.ndjson",
            "  ./tandem record --type task:ended --type task:failed ends.ndjson",
            "  ./tandem record --follow live.ndjson"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:what was asked for is in the file, also after Ctrl-C",
            "1:the file cannot be written, or Kafka cannot be read",
            "2:wrong usage"
        })
public final class RecordCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<file>", description = "the recording to write")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description =
                    "the first time, in ISO 8601 and UTC (default: the first record that Kafka"
                            + " has)")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "the time to end before (default: now)")
    private @Nullable Instant to;

    @Option(
            names = "--interaction",
            paramLabel = "<id>",
            description = "only the records of this interaction; can be repeated")
    private Set<String> interactions = Set.of();

    @Option(
            names = "--type",
            paramLabel = "<type>",
            description =
                    "only events of this type, e.g. task:ended or NewPhoneContact, and neither"
                            + " decisions nor results; can be repeated")
    private Set<String> types = Set.of();

    @Option(names = "--follow", description = "go on at the end of the topics, until Ctrl-C")
    private boolean follow;

    @Option(names = "--mask", description = "replace phone numbers by stand-ins")
    private boolean mask;

    @Option(names = "--resume", description = "append to the file, behind its last record")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
        Optional<ConfiguredCluster> cluster = ConfiguredCluster.of(config);
        if (cluster.isEmpty()) {
            err.println(ConfiguredCluster.missing("record"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (Files.exists(file) && !resume) {
            err.printf("%s exists: choose another name, or --resume to append to it.%n", file);
            return CommandLine.ExitCode.SOFTWARE;
        }
        RecordingRun.Options options =
                new RecordingRun.Options(file, from, to, interactions, types, follow, mask, resume);
        try {
            long recorded = new RecordingRun(options, err).run(cluster.get());
            spec.commandLine().getOut().printf("%,d records are in %s%n", recorded, file);
            return CommandLine.ExitCode.OK;
        } catch (UnusableRecording e) {
            err.printf("%s cannot be resumed: %s.%n", file, e.getMessage());
        } catch (RecordingRun.Failed e) {
            err.printf("Nothing more was recorded: %s.%n", e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
