package dev.tandem.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.app.console.ConsoleClient.Answer;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.TimeConverter;
import dev.tandem.app.terminal.Version;
import dev.tandem.ops.console.ListRequest;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.process.query.SearchText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds calls of a running installation. */
@Command(
        name = "calls",
        description = {
            "Lists the calls of a running installation, the latest first: all, or those that"
                    + " a number or an id finds. Numbers are shown by their last four digits.",
            "",
            "Without --key-file it takes the key from the variable TANDEM_CONSOLE_KEY. On the"
                    + " machine of an installation without console keys no key is needed."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem calls",
            "  ./tandem calls +14805550199 --from 2026-02-02T14:00:00Z",
            "  ./tandem calls --state closed --outcome abandoned_in_queue --all"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the installation refused or did not answer", "2:wrong usage"})
public final class CallsCommand implements Callable<Integer> {
    private static final int LARGEST_PAGE = 200;
    private static final int USUAL = 50;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ConsoleOptions console = new ConsoleOptions();

    @Parameters(
            paramLabel = "<search>",
            arity = "0..1",
            description =
                    "an interaction id, a vendorCallKey, the id of a VoiceCall (15 or 18"
                            + " characters), or a caller's or dialled number: whole, or its last"
                            + " four digits or more")
    private @Nullable String search;

    @Option(
            names = "--state",
            paramLabel = "<state>",
            completionCandidates = Phases.class,
            description = "only those in it: ${COMPLETION-CANDIDATES}")
    private @Nullable String state;

    @Option(
            names = "--outcome",
            paramLabel = "<outcome>",
            completionCandidates = Outcomes.class,
            description = "only those that ended this way: ${COMPLETION-CANDIDATES}")
    private @Nullable String outcome;

    @Option(
            names = "--contact-center",
            paramLabel = "<name>",
            description = "only those of this contact centre")
    private @Nullable String contactCenter;

    @Option(names = "--org", paramLabel = "<org>", description = "only those of this org")
    private @Nullable String org;

    @Option(
            names = "--from",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "first seen then or later, such as 2026-02-02T06:00:00Z")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "first seen before that")
    private @Nullable Instant to;

    @Option(
            names = "--limit",
            paramLabel = "<number>",
            description = "how many at most (default: 50)")
    private @Nullable Integer limit;

    @Option(
            names = "--all",
            description = "all that fit, however many; with --json, one answer a line")
    private boolean all;

    /** The words of states, for shells and for the help. */
    static final class Phases implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ListRequest.PHASES.stream().map(EnumWords::of).iterator();
        }
    }

    /** The words of outcomes, for shells and for the help. */
    static final class Outcomes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ListRequest.OUTCOMES.stream().map(EnumWords::of).iterator();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (ConsoleClient client = console.client()) {
            CallTable table =
                    new CallTable(out, err, TextStyle.of(TextStyle.atTerminal(), System.getenv()));
            list(client, out, table);
            return CommandLine.ExitCode.OK;
        } catch (CommandFailure e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void checkUsage() {
        if (search != null && SearchText.of(search) == null) {
            throw wrong(
                    "Search for an interaction id, a vendorCallKey, the id of a VoiceCall, or a"
                            + " number of at least four digits.");
        }
        checkWord("--state", state, new Phases());
        checkWord("--outcome", outcome, new Outcomes());
        if (limit != null && (limit < 1 || all)) {
            throw wrong("--limit is a number from 1 on, and is not given together with --all.");
        }
    }

    private void checkWord(String option, @Nullable String word, Iterable<String> words) {
        if (word == null) {
            return;
        }
        for (String each : words) {
            if (each.equalsIgnoreCase(word)) {
                return;
            }
        }
        throw wrong("%s is one of %s.".formatted(option, String.join(", ", words)));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Page by page, so that what was found is shown while the rest is looked for. */
    private void list(ConsoleClient client, PrintWriter out, CallTable table)
            throws InterruptedException {
        Map<String, @Nullable String> parameters = parameters();
        int left = all ? Integer.MAX_VALUE : limit == null ? USUAL : limit;
        JsonNode page;
        do {
            parameters.put("limit", Integer.toString(Math.min(left, LARGEST_PAGE)));
            Answer answer = client.get("/interactions", parameters);
            page = answer.json();
            if (console.json()) {
                out.println(answer.body());
            } else {
                table.page(page.path("interactions"));
            }
            left -= page.path("interactions").size();
            parameters.put("cursor", page.path("next").asText(null));
        } while (left > 0 && page.hasNonNull("next"));
        if (!console.json()) {
            table.end(page);
        }
    }

    private Map<String, @Nullable String> parameters() {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("search", search);
        parameters.put("state", state);
        parameters.put("outcome", outcome);
        parameters.put("contactCenter", contactCenter);
        parameters.put("org", org);
        parameters.put("from", from == null ? null : from.toString());
        parameters.put("to", to == null ? null : to.toString());
        return parameters;
    }
}
