package dev.tandem.app.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TimeConverter;
import dev.tandem.app.terminal.Version;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What could not be handled, putting it back, and saying that it needs nothing. */
@Command(
        name = "dead-letters",
        description = {
            "Shows the events and commands that a running installation could not handle, what to"
                    + " do about each, puts them back, and dismisses those that need nothing.",
            "",
            "Without --key-file it takes the key from the variable TANDEM_CONSOLE_KEY. On the"
                    + " machine of an installation without console keys no key is needed."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem dead-letters list",
            DeadLettersCommand.LIST_PARKED,
            DeadLettersCommand.SHOW,
            DeadLettersCommand.REDRIVE_ONE,
            DeadLettersCommand.REDRIVE_MANY,
            DeadLettersCommand.DISMISS
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the installation refused, did not answer, or could not put all of them back",
            "2:wrong usage"
        })
public final class DeadLettersCommand {
    static final String LIST_PARKED =
            "  ./tandem dead-letters list --state parked --reason command_given_up";
    static final String SHOW = "  ./tandem dead-letters show tandem.webex-events-3-1234";
    static final String REDRIVE_ONE = "  ./tandem dead-letters redrive tandem.webex-events-3-1234";
    static final String REDRIVE_MANY =
            "  ./tandem dead-letters redrive --reason no_contact_centre --yes";

    static final String DISMISS =
            "  ./tandem dead-letters dismiss tandem.webex-events-3-1234 --reason 'a test'";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/dead-letters";
    private static final Change PUT_BACK = new Change("/redrive", null, "put back");
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** Which letters are meant. */
    static final class Conditions {
        @Option(
                names = "--reason",
                paramLabel = "<reason>",
                description =
                        "unreadable, foreign_key, no_contact_centre, command_given_up, too_large or"
                                + " failed")
        private @Nullable String reason;

        @Option(
                names = "--kind",
                paramLabel = "<kind>",
                description =
                        "event, wake-up, result or command for a record; create, omni-flow, clear"
                                + " or update for a command that was given up")
        private @Nullable String kind;

        @Option(names = "--org", paramLabel = "<org>", description = "of a command")
        private @Nullable String org;

        @Option(
                names = "--from",
                paramLabel = "<time>",
                converter = TimeConverter.class,
                description = "received then or later, such as 2026-02-02T06:00:00Z")
        private @Nullable Instant from;

        @Option(
                names = "--to",
                paramLabel = "<time>",
                converter = TimeConverter.class,
                description = "received before that")
        private @Nullable Instant to;

        private Map<String, @Nullable String> asMap() {
            Map<String, @Nullable String> all = new LinkedHashMap<>();
            all.put("reason", reason);
            all.put("kind", kind);
            all.put("org", org);
            all.put("from", from == null ? null : from.toString());
            all.put("to", to == null ? null : to.toString());
            return all;
        }

        private boolean isNone() {
            return reason == null && kind == null && org == null && from == null && to == null;
        }
    }

    /** One of the subcommands. */
    @FunctionalInterface
    private interface Work {
        int on(ConsoleClient console, PrintWriter out) throws InterruptedException;
    }

    @Command(
            description = "shows the latest, and how many there are",
            footer = {"", "Example:", "", LIST_PARKED},
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConsoleOptions console,
            @Mixin Conditions conditions,
            @Option(
                            names = "--state",
                            paramLabel = "<state>",
                            description = "parked, redriven or dismissed (default: all)")
                    @Nullable String state,
            @Option(
                            names = "--limit",
                            paramLabel = "<number>",
                            description = "how many at most, 1 to 200 (default: 50)")
                    @Nullable Integer limit,
            @Option(names = "--cursor", paramLabel = "<cursor>", description = "where to go on")
                    @Nullable String cursor)
            throws InterruptedException {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>(conditions.asMap());
        parameters.put("state", state);
        parameters.put("limit", limit == null ? null : limit.toString());
        parameters.put("cursor", cursor);
        return run(
                console,
                (client, out) -> {
                    ConsoleClient.Answer answer = client.get(PATH, parameters);
                    if (console.json()) {
                        out.println(answer.body());
                    } else {
                        new LetterText(out).list(answer.json());
                    }
                    return CommandLine.ExitCode.OK;
                });
    }

    @Command(
            description = "shows one with its record",
            footer = {"", "Example:", "", SHOW},
            mixinStandardHelpOptions = true)
    int show(
            @Mixin ConsoleOptions console,
            @Parameters(paramLabel = "<id>", description = "as list shows it") String id)
            throws InterruptedException {
        return run(
                console,
                (client, out) -> {
                    ConsoleClient.Answer answer =
                            client.get(PATH + "/" + ConsoleClient.encoded(id), Map.of());
                    if (console.json()) {
                        out.println(answer.body());
                    } else {
                        new LetterText(out).one(answer.json());
                    }
                    return CommandLine.ExitCode.OK;
                });
    }

    @Command(
            description = {
                "puts letters back: those that are named, or those that are parked and meet the"
                        + " conditions; then it says what it would do, until --yes is there, too"
            },
            footer = {"", "Examples:", "", REDRIVE_ONE, REDRIVE_MANY},
            mixinStandardHelpOptions = true)
    int redrive(
            @Mixin ConsoleOptions console,
            @Parameters(paramLabel = "<id>", arity = "0..*", description = "as list shows it")
                    @Nullable List<String> ids,
            @Mixin Conditions conditions,
            @Option(names = "--all", description = "all that are parked, without a condition")
                    boolean all,
            @Option(
                            names = "--per-second",
                            paramLabel = "<number>",
                            defaultValue = "20",
                            description = "how many at most, 1 to 200 (default: ${DEFAULT-VALUE})")
                    int perSecond,
            @Option(names = "--yes", description = "do it") boolean yes)
            throws InterruptedException {
        boolean named = ids != null && !ids.isEmpty();
        if (named == (all || !conditions.isNone())) {
            throw new ParameterException(
                    spec.subcommands().get("redrive"),
                    "Name letters by their ids, or give conditions such as --reason, or --all.");
        }
        return run(
                console,
                (client, out) ->
                        named
                                ? each(client, out, List.copyOf(ids), PUT_BACK, console.json())
                                : redriveMany(
                                        client, out, conditions, perSecond, yes, console.json()));
    }

    @Command(
            description = {
                "says that letters need nothing any more; one that is dismissed can still be"
                        + " redriven"
            },
            footer = {"", "Example:", "", DISMISS},
            mixinStandardHelpOptions = true)
    int dismiss(
            @Mixin ConsoleOptions console,
            @Parameters(paramLabel = "<id>", arity = "1..*", description = "as list shows it")
                    List<String> ids,
            @Option(
                            names = "--reason",
                            paramLabel = "<words>",
                            required = true,
                            description = "why, for those who read the audit log")
                    String reason)
            throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("reason", reason);
        return run(
                console,
                (client, out) ->
                        each(
                                client,
                                out,
                                ids,
                                new Change("/dismiss", body, "dismissed"),
                                console.json()));
    }

    /** What is posted about each of several letters, and the word for it. */
    private record Change(String path, @Nullable ObjectNode body, String done) {}

    private int each(
            ConsoleClient client, PrintWriter out, List<String> ids, Change change, boolean json)
            throws InterruptedException {
        int exitCode = CommandLine.ExitCode.OK;
        for (String id : ids) {
            try {
                ConsoleClient.Answer answer =
                        client.post(
                                PATH + "/" + ConsoleClient.encoded(id) + change.path(),
                                change.body());
                out.println(json ? answer.body() : id + ": " + change.done());
            } catch (CommandFailure e) {
                spec.commandLine().getErr().println(id + ": " + e.getMessage());
                exitCode = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return exitCode;
    }

    private static int redriveMany(
            ConsoleClient client,
            PrintWriter out,
            Conditions conditions,
            int perSecond,
            boolean yes,
            boolean json)
            throws InterruptedException {
        ObjectNode wish = JSON.createObjectNode();
        conditions
                .asMap()
                .forEach((name, value) -> {
                    if (value != null) {
                        wish.put(name, value);
                    }
                });
        wish.put("perSecond", perSecond).put("dryRun", !yes);
        ConsoleClient.Answer answer = client.post(PATH + "/redrive", wish);
        LetterText text = new LetterText(out);
        if (yes) {
            return follow(client, answer.json().path("run").asText(), out, json);
        }
        if (json) {
            out.println(answer.body());
        } else {
            text.plan(answer.json());
            out.printf("%nNothing was done: say --yes to do it.%n");
        }
        return CommandLine.ExitCode.OK;
    }

    /** Shows a bulk redrive until it is over. */
    private static int follow(ConsoleClient client, String run, PrintWriter out, boolean json)
            throws InterruptedException {
        ConsoleClient.Answer now;
        do {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            now = client.get("/redrives/" + run, Map.of());
            if (!json) {
                new LetterText(out).run(now.json());
            }
        } while (now.json().path("state").asText().equals("running"));
        if (json) {
            out.println(now.body());
        }
        boolean whole =
                now.json().path("state").asText().equals("done")
                        && now.json().path("refused").asInt() == 0;
        return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int run(ConsoleOptions console, Work work) throws InterruptedException {
        try (ConsoleClient client = console.client()) {
            return work.on(client, spec.commandLine().getOut());
        } catch (CommandFailure e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
