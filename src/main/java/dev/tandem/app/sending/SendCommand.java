package dev.tandem.app.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.app.console.CallTimeline;
import dev.tandem.app.console.ConsoleClient;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import dev.tandem.playback.SentEvent;
import dev.tandem.playback.SignedRequests;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs one event and sends it to the webhook door. */
@Command(
        name = "send",
        description = {
            "Signs one event as Webex does and sends it to the webhook door; shows the request and"
                    + " the answer, and with --watch the call until it is closed.",
            "",
            "Without --secrets-file and --console-keys-file it takes the configured files, so that"
                    + " in the folder of an installation no option is needed."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem send --dnis +18445550100 --ani +14805550100 --watch",
            "  ./tandem send --type task:ended --interaction 3f0c7e10-… --set reason=x",
            "  ./tandem send --file event.json --to http://localhost:8081"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the event was accepted, and with --watch the call is closed",
            "1:it was refused, or not answered",
            "2:wrong usage"
        })
public final class SendCommand implements Callable<Integer> {
    private static final int ACCEPTED = 202;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--to",
            paramLabel = "<address>",
            description = "the installation (default: ${DEFAULT-VALUE})",
            defaultValue = "http://localhost:8080")
    private String to = "";

    @Option(
            names = "--type",
            paramLabel = "<type>",
            description = "of the event (default: ${DEFAULT-VALUE})",
            defaultValue = "task:new")
    private String type = "";

    @Option(
            names = "--interaction",
            paramLabel = "<id>",
            description = "the call that it is about (default: a new one)")
    private String interactionId = UUID.randomUUID().toString();

    @Option(names = "--ani", paramLabel = "<number>", description = "the caller's number")
    private @Nullable String ani;

    @Option(names = "--dnis", paramLabel = "<number>", description = "the number that was called")
    private @Nullable String dnis;

    @Option(
            names = "--set",
            paramLabel = "<field=value>",
            description = "a further field of data; can be repeated")
    private Map<String, String> fields = Map.of();

    @Option(
            names = "--file",
            paramLabel = "<file>",
            description = "the whole body, byte for byte, instead")
    private @Nullable Path file;

    @Option(
            names = "--subscription",
            paramLabel = "<id>",
            description = "whose secret signs it",
            defaultValue = "tandem-send")
    private String subscription = "";

    @Option(
            names = "--secrets-file",
            paramLabel = "<file>",
            description = "lines as in tandem.webhook.secrets-file")
    private @Nullable Path secretsFile;

    @Option(
            names = "--console-keys-file",
            paramLabel = "<file>",
            description = "lines as in tandem.console.keys-file, for --watch")
    private @Nullable Path consoleKeysFile;

    @Option(names = "--watch", description = "show the call until it is closed")
    private boolean watch;

    @Option(names = "--yes-really", description = "send to a machine other than this one")
    private boolean yesReally;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            URI base = TargetAddress.http("--to", to, yesReally);
            boolean accepted = send(http, base, config);
            if (!accepted || !watch) {
                return accepted ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
            }
            watch(
                    new ConsoleClient(
                            base, consoleKey(config), "Name a file with --console-keys-file."));
            return CommandLine.ExitCode.OK;
        } catch (CommandFailure e) {
            err.println(e.getMessage());
        } catch (NoSuchFileException e) {
            err.printf("There is no file %s.%n", e.getFile());
        } catch (IOException e) {
            err.printf("%s does not answer: %s.%n", to, e);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private boolean send(HttpClient http, URI base, SmallRyeConfig config)
            throws IOException, InterruptedException {
        Instant now = Instant.now();
        byte[] body = file == null ? event(now) : Files.readAllBytes(file);
        HttpRequest request =
                SignedRequests.webhook(
                        base.resolve("/webhooks/webex"),
                        body,
                        file == null
                                ? Long.toString(now.toEpochMilli())
                                : SentEvent.of(body).sentAt(),
                        secret(config));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("POST %s%n", request.uri());
        request.headers()
                .map()
                .forEach((name, values) -> out.printf("%s: %s%n", name, values.getFirst()));
        out.printf("%n%s%n%n", new String(body, UTF_8));
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        out.printf("HTTP %d%n%s%n", answer.statusCode(), answer.body());
        if (file == null) {
            out.printf("interaction %s%n", interactionId);
        }
        return answer.statusCode() == ACCEPTED;
    }

    private void watch(ConsoleClient installation) throws InterruptedException {
        try (installation) {
            PrintWriter out = spec.commandLine().getOut();
            out.println();
            new CallTimeline(
                            installation,
                            out,
                            TextStyle.of(TextStyle.atTerminal(), System.getenv()))
                    .watch(interactionId);
        }
    }

    private byte[] event(Instant now) {
        Map<String, String> all = new LinkedHashMap<>();
        if (ani != null) {
            all.put("origin", ani);
        }
        if (dnis != null) {
            all.put("destination", dnis);
        }
        all.putAll(fields);
        return SampleEvent.of(type, interactionId, subscription, all, now);
    }

    private @Nullable String secret(SmallRyeConfig config) throws IOException {
        Path secrets = fileOr(config, secretsFile, "tandem.webhook.secrets-file");
        if (secrets == null) {
            return null;
        }
        Map<String, String> bySubscription = DoorSecrets.ofSubscriptions(secrets);
        return bySubscription.getOrDefault(subscription, bySubscription.get("*"));
    }

    /** Empty without a keys file: on this machine the console then needs no key. */
    private String consoleKey(SmallRyeConfig config) throws IOException {
        Path keys = fileOr(config, consoleKeysFile, "tandem.console.keys-file");
        return keys == null ? "" : DoorSecrets.firstKey(keys).secret();
    }

    private static @Nullable Path fileOr(SmallRyeConfig config, @Nullable Path given, String key) {
        return given != null
                ? given
                : config.getOptionalValue(key, String.class).map(Path::of).orElse(null);
    }
}
