package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.Version;
import dev.tandem.setup.flow.FlowOptions;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import dev.tandem.webex.api.WebexApiSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the Webex flow, and brings it into Webex where that is asked for. */
@Command(
        name = "webex",
        description = {
            "Writes the flow that reports calls to Tandem and routes them:"
                    + " webex/tandem-flow.v1.json for Flow Designer, and with a connector"
                    + " webex/tandem-flow.v2.json for Webex's API.",
            "",
            "With --apply it asks Webex for the queue and the connector, tries the flow, imports it"
                    + " as a draft and makes the webhook subscriptions. It never publishes a flow"
                    + " and never gives one to an entry point. Run again, it changes nothing that"
                    + " is right. Without --apply it reaches nothing. Not tried on a live"
                    + " organisation: where Webex refuses the import, import the first file in Flow"
                    + " Designer.",
            "",
            "Without a connector the key of secrets/flow-keys stands in the flow, in a secure"
                    + " variable."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem setup webex --host https://cti.example.com \\",
            "    --default-queue 6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c01",
            "  ./tandem setup webex --host https://cti.example.com \\",
            "    --default-queue Support --connector Tandem \\",
            "    --apply --token-file webex-token --region us1"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the files are there, and what --apply makes",
            "1:a file cannot be written, or Webex refuses something",
            "2:wrong usage"
        })
final class SetupWebexCommand implements Callable<Integer> {
    private static final String WEBHOOKS = "/webhooks/webex";
    private static final List<String> QUEUE_TYPES = List.of(Queue.USUAL_TYPE, "SKILLS_BASED");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SetupOutput output = new SetupOutput();

    @Mixin private WebexAccess access = new WebexAccess();

    @Option(
            names = "--host",
            required = true,
            paramLabel = "<address>",
            description = "where Webex reaches Tandem, such as https://cti.example.com")
    private String host = "";

    @Option(
            names = "--default-queue",
            required = true,
            paramLabel = "<id[:name:type]>",
            description =
                    "where a caller waits when no other place is known: a queue's id, and for Flow"
                            + " Designer its name and LONGEST_AVAILABLE_AGENT or SKILLS_BASED. With"
                            + " --apply, its id or its name: Webex knows the rest")
    private String defaultQueue = "";

    @Option(
            names = "--connector",
            paramLabel = "<id[:name]>",
            description =
                    "the connector of Control Hub that holds the flow's key; with --apply, its id"
                            + " or its name (default: none, and the key stands in the flow)")
    private @Nullable String connector;

    @Option(
            names = "--name",
            paramLabel = "<name>",
            defaultValue = "Tandem",
            description = "of the flow (default: ${DEFAULT-VALUE})")
    private String name = "Tandem";

    @Option(
            names = "--screen-pop",
            paramLabel = "<where>",
            defaultValue = "none",
            completionCandidates = ScreenPops.class,
            description =
                    "where the record opens when an agent answers: ${COMPLETION-CANDIDATES}"
                            + " (default: ${DEFAULT-VALUE})")
    private String screenPop = "none";

    @Option(names = "--apply", description = "bring the flow and the subscriptions into Webex")
    private boolean apply;

    @Option(
            names = "--overwrite",
            description = "with --apply, replace the draft of another flow with this name")
    private boolean overwrite;

    @Option(
            names = "--webhook-address",
            paramLabel = "<address>",
            description =
                    "with --apply, where Webex sends its events (default: "
                            + WEBHOOKS
                            + " of the host)")
    private @Nullable String webhookAddress;

    /** The words for where a screen pop opens. */
    static final class ScreenPops implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ScreenPop.values()).map(ScreenPops::word).iterator();
        }

        static String word(ScreenPop where) {
            return where.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        FlowOptions asked = asked();
        WebexFiles files = new WebexFiles(output);
        if (!apply) {
            if (overwrite || webhookAddress != null || access.isGiven()) {
                throw wrong(
                        "--token-file, --region, --base-url, --overwrite and --webhook-address are"
                                + " for --apply, which is not there.");
            }
            return output.run(() -> {
                boolean complete = files.write(withKey(asked, files));
                output.next(complete ? files.importByHand() : files.keyIsMissing());
            });
        }
        WebexApiSettings settings = access.settings("--apply");
        URI webhooks = webhooks(asked);
        return output.run(() ->
                new WebexSetup(settings, files, output)
                        .run(withKey(asked, files), webhooks, overwrite));
    }

    private static FlowOptions withKey(FlowOptions asked, WebexFiles files) throws IOException {
        if (asked.connector() != null) {
            return asked;
        }
        String key = files.key();
        try {
            return new FlowOptions(
                    asked.name(), asked.host(), asked.defaultQueue(), null, key, asked.screenPop());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private FlowOptions asked() {
        try {
            return new FlowOptions(
                    name.strip(), address("--host", host), queue(), connector(), null, screenPop());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private URI address(String option, String text) {
        URI address = WebexAccess.uri(text.contains("://") ? text : "https://" + text);
        if (!WebexAccess.isSafe(address)) {
            throw wrong(
                    "%s must be an address with https, because Webex sends keys and numbers there, such as https://cti.example.com (http is for this machine)."
                            .formatted(option));
        }
        return address;
    }

    private URI webhooks(FlowOptions asked) {
        return webhookAddress == null
                ? URI.create(asked.host().toString().replaceAll("/+$", "") + WEBHOOKS)
                : address("--webhook-address", webhookAddress);
    }

    private Queue queue() {
        int first = defaultQueue.indexOf(':');
        int last = defaultQueue.lastIndexOf(':');
        if (first < 0) {
            return new Queue(id("--default-queue", defaultQueue), null, null);
        }
        String type = defaultQueue.substring(last + 1);
        if (first == last || !QUEUE_TYPES.contains(type)) {
            throw wrong(
                    "--default-queue is <id> or <id>:<name>:<type>, where the type is %s."
                            .formatted(String.join(" or ", QUEUE_TYPES)));
        }
        return new Queue(
                id("--default-queue", defaultQueue.substring(0, first)),
                defaultQueue.substring(first + 1, last),
                type);
    }

    private @Nullable Connector connector() {
        String asked = connector;
        if (asked == null) {
            return null;
        }
        int colon = asked.indexOf(':');
        return colon < 0
                ? new Connector(id("--connector", asked), null)
                : new Connector(
                        id("--connector", asked.substring(0, colon)), asked.substring(colon + 1));
    }

    /** Without Webex's answer, a name cannot be turned into the id that a flow needs. */
    private String id(String option, String text) {
        if (!apply && !isUuid(text)) {
            throw wrong(
                    "%s needs the id that Control Hub shows, such as 6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c01; its name is enough with --apply only."
                            .formatted(option));
        }
        return text;
    }

    static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private ScreenPop screenPop() {
        return Arrays.stream(ScreenPop.values())
                .filter(it -> ScreenPops.word(it).equalsIgnoreCase(screenPop))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                "There is no --screen-pop %s: choose one of %s."
                                        .formatted(
                                                screenPop, String.join(", ", new ScreenPops()))));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
