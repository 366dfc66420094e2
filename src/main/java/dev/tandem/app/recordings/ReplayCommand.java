package dev.tandem.app.recordings;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import dev.tandem.domain.ContactCenters;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.recording.RecordedLine;
import dev.tandem.recording.RecordingFiles;
import dev.tandem.recording.RecordingReader;
import dev.tandem.recording.UnusableRecording;
import dev.tandem.replay.CallListener;
import dev.tandem.replay.DryReplay;
import dev.tandem.replay.ExpectedOutcomes;
import dev.tandem.replay.ReplayReport;
import dev.tandem.replay.SalesforceBehaviour;
import dev.tandem.webex.WebexEventTranslator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a recording through the decisions of this version; reaches nothing outside. */
@Command(
        name = "replay",
        description = {
            "Replays a recording through the decisions of this version, and shows every call that"
                    + " is decided otherwise than it was. It sends nothing, to Salesforce or to"
                    + " Kafka, unless --to says where.",
            "",
            "With --with, the events are decided as if they came in under another configuration:"
                    + " its contact centres and waiting times hold, not the recorded ones.",
            "",
            "With --to, the recorded events are sent again: to the doors of an installation, signed"
                    + " anew, or to the topic of the configured cluster. Ctrl-C ends it and says"
                    + " where to go on."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem replay monday.ndjson.zst",
            "  ./tandem replay monday.ndjson.zst --html report.html",
            "  ./tandem replay monday.ndjson.zst --with other.properties --salesforce slow",
            "  ./tandem replay monday.ndjson --to http://localhost:8080 --speed 10",
            "  ./tandem replay monday.ndjson --to kafka --rate 200"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every call is decided as it was, or every event was accepted",
            "1:calls are decided otherwise, events were refused, or the recording cannot be read",
            "2:wrong usage"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<recording>", description = "a file that tandem record wrote")
    private Path recording = Path.of("");

    @Option(
            names = "--with",
            paramLabel = "<properties>",
            description =
                    "a configuration file, whose settings decide instead of the recorded ones")
    private @Nullable Path configuration;

    @Option(
            names = "--salesforce",
            paramLabel = "<behaviour>",
            description =
                    "how Salesforce answers what the recording has no answer to: perfect, slow"
                            + " (4 seconds each), or refusing (default: perfect)",
            defaultValue = "PERFECT")
    private SalesforceBehaviour salesforce = SalesforceBehaviour.PERFECT;

    @Option(
            names = "--accept",
            description =
                    "write what each call leads to into a file beside the recording,"
                            + " *.expected.json; later replays are compared with it")
    private boolean accept;

    @Option(names = "--json", description = "print the report as JSON")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "<file>",
            description =
                    "also write the report as a page that draws each call with another decision")
    private @Nullable Path html;

    private final ExpectedOutcomes.Collector outcomes = new ExpectedOutcomes.Collector();

    @ArgGroup(exclusive = false, heading = "%nTo send the events again:%n")
    private @Nullable LiveReplayOptions live;

    @Override
    public Integer call() throws IOException {
        LiveReplayOptions sending = live;
        return sending == null
                ? dry()
                : new LiveReplay(recording, sending, spec.commandLine()).run();
    }

    private int dry() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (InputStream file = RecordingFiles.read(recording);
                RecordingReader reader = RecordingReader.open(file)) {
            DryReplay replay = replay(err);
            if (replay == null) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            ReplayReport report = run(reader, replay);
            if (report.journalled() == 0 && report.events() > 0 && configuration == null) {
                err.println(
                        "The recording has events, but no decisions to compare with: say --with"
                                + " <properties>, whose contact centres decide them.");
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (reader.truncated()) {
                err.printf(
                        "The recording ends in the middle of line %,d, which is left out.%n",
                        reader.lineNumber() + 1);
            }
            print(report);
            return report.divergent() == 0 && asExpected(spec.commandLine().getOut())
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        } catch (NoSuchFileException e) {
            err.printf("There is no file %s.%n", recording);
            return CommandLine.ExitCode.SOFTWARE;
        } catch (UnusableRecording e) {
            err.printf("%s is not a recording: %s.%n", recording, e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private boolean asExpected(PrintWriter out) throws IOException {
        if (accept) {
            ExpectationFile.write(recording, outcomes.outcomes());
            return true;
        }
        ExpectedOutcomes expected = ExpectationFile.read(recording);
        List<String> differences =
                expected == null ? List.of() : expected.differences(outcomes.outcomes());
        differences.forEach(out::println);
        return differences.isEmpty();
    }

    private ReplayReport run(RecordingReader reader, DryReplay replay) throws IOException {
        reader.readOnly(replay.topics());
        ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), TextStyle.atTerminal());
        for (@Nullable RecordedLine line = reader.next(); line != null; line = reader.next()) {
            replay.take(line);
            if (reader.lineNumber() % 1_000 == 0) {
                progress.show("lines", reader.lineNumber(), 0);
            }
        }
        progress.end();
        return replay.finish();
    }

    private void print(ReplayReport report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonReport.of(report));
        } else {
            TextReport.of(report).forEach(out::println);
        }
        if (html != null) {
            Files.writeString(html, HtmlReport.of(report));
        }
    }

    /** Null when the configuration cannot be used, which is reported. */
    private @Nullable DryReplay replay(PrintWriter err) {
        Path file = configuration;
        if (file == null) {
            return replay(InteractionRules.DEFAULT, new ContactCenters(List.of()), false);
        }
        if (!Files.isRegularFile(file)) {
            err.printf("There is no configuration file %s.%n", file);
            return null;
        }
        return switch (ConfigurationCheck.of(ConfigurationSources.file(file))) {
            case ConfigurationCheck.Refused(var faults, var _) -> {
                err.printf("%s cannot be used:%n", file);
                faults.forEach(fault -> err.println("  " + fault.sentence()));
                yield null;
            }
            case ConfigurationCheck.Accepted(TandemConfiguration accepted, var _) ->
                    replay(accepted.interactions(), contactCenters(accepted), true);
        };
    }

    private DryReplay replay(InteractionRules rules, ContactCenters centers, boolean others) {
        return new DryReplay(
                new InteractionDecider(rules),
                new WebexEventTranslator(centers::match),
                others ? DryReplay.Source.EVENTS : DryReplay.Source.JOURNAL,
                salesforce,
                listener());
    }

    /** Of every call something is kept: only where it is asked for. */
    private CallListener listener() {
        return accept || Files.exists(ExpectationFile.of(recording)) ? outcomes : CallListener.NONE;
    }

    private static ContactCenters contactCenters(TandemConfiguration configuration) {
        return new ContactCenters(
                configuration.contactCenters().stream()
                        .map(it -> new ContactCenters.Entry(it.settings(), it.criteria()))
                        .toList());
    }
}
