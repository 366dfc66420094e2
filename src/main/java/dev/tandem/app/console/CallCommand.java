package dev.tandem.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.app.console.ConsoleClient.Answer;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import dev.tandem.domain.Contact;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one call of a running installation. */
@Command(
        name = "call",
        description = {
            "Shows one call of a running installation: what came, what was decided, and what"
                    + " Salesforce answered.",
            "",
            "Without --key-file it takes the key from the variable TANDEM_CONSOLE_KEY. On the"
                    + " machine of an installation without console keys no key is needed."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem call 94d8835d-c749-11ec-8573-7becd36cb425",
            "  ./tandem call 94d8835d-c749-11ec-8573-7becd36cb425 --watch"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; with --watch, the call is closed",
            "1:there is no such call, or the installation refused or did not answer",
            "2:wrong usage"
        })
public final class CallCommand implements Callable<Integer> {
    private static final String KEY_PREFIX = Contact.vendorCallKey("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ConsoleOptions console = new ConsoleOptions();

    @Parameters(
            paramLabel = "<id>",
            description = "its interaction id, as calls shows it, or its vendorCallKey")
    private String id = "";

    @Option(names = "--watch", description = "go on until it is closed; with --json, print it then")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        String interactionId = id.startsWith(KEY_PREFIX) ? id.substring(KEY_PREFIX.length()) : id;
        try (ConsoleClient client = console.client()) {
            Answer answer = client.get(CallTimeline.path(interactionId), Map.of());
            show(client, interactionId, answer, out);
            return CommandLine.ExitCode.OK;
        } catch (CommandFailure e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void show(ConsoleClient client, String interactionId, Answer answer, PrintWriter out)
            throws InterruptedException {
        if (console.json()) {
            PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
            out.println(
                    watch
                            ? new CallTimeline(client, nowhere, TextStyle.PLAIN)
                                    .watch(interactionId)
                                    .body()
                            : answer.body());
            return;
        }
        TextStyle style = TextStyle.of(TextStyle.atTerminal(), System.getenv());
        head(answer.json(), out, style);
        CallTimeline timeline = new CallTimeline(client, out, style);
        if (watch) {
            timeline.watch(interactionId);
        } else {
            timeline.show(answer.json());
        }
    }

    private static void head(JsonNode call, PrintWriter out, TextStyle style) {
        JsonNode answer = call.path("answer");
        out.printf(
                "%s  %s%n",
                style.strong(call.path("interactionId").asText()), call.path("phase").asText());
        line(out, "started", answer.path("callStartTime").asText(null));
        line(out, "VoiceCall", answer.path("voiceCallId").asText(null));
        line(out, "routing", answer.path("status").asText(null));
        line(out, "queue", answer.path("queue").asText(null));
        line(out, "agent", answer.path("agent").asText(null));
        call.path("parked").forEach(letter -> parked(letter, out, style));
        long left = call.path("entriesDropped").asLong() + call.path("entriesMissing").asLong();
        if (left > 0) {
            line(out, "timeline", left + " entries are not shown");
        }
        out.println();
    }

    private static void parked(JsonNode letter, PrintWriter out, TextStyle style) {
        JsonNode settled = letter.path("settled");
        String state = settled.isObject() ? settled.path("state").asText() : "parked";
        line(out, "dead letter", letter.path("id").asText() + " (" + state + ")");
        line(out, "", style.bad(letter.path("reason").asText()));
        line(out, "", letter.path("explanation").asText());
        letter.path("errors").forEach(error -> line(out, "", error.asText()));
    }

    private static void line(PrintWriter out, String what, @Nullable String value) {
        if (value != null) {
            out.printf("  %-12s %s%n", what, value);
        }
    }
}
