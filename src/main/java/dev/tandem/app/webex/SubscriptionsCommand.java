package dev.tandem.app.webex;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.Version;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The Webex subscriptions. */
@Command(
        name = "subscriptions",
        description = {
            "Lists, creates, activates and deletes the subscriptions through which Webex sends its"
                    + " events, and rotates their secrets.",
            "",
            "It reads tandem.webex.api.* and tandem.webhook.secrets-file as serve does. Only"
                    + " subscriptions of version 2 are seen."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem subscriptions list",
            "  ./tandem subscriptions ensure https://cti.example.com/webhooks/webex",
            "  ./tandem subscriptions rotate-secret 2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class SubscriptionsCommand {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** One of the subcommands. */
    @FunctionalInterface
    private interface Work {
        void on(SubscriptionWork work) throws InterruptedException, IOException;
    }

    @Command(
            description = "shows all, with what Webex says about each",
            footer = {"", "Example:", "", "  ./tandem subscriptions list"},
            mixinStandardHelpOptions = true)
    int list() throws InterruptedException {
        return run(SubscriptionWork::list);
    }

    @Command(
            description = "creates or mends what the address needs to get all events that are used",
            footer = {
                "",
                "Examples:",
                "",
                "  ./tandem subscriptions ensure https://cti.example.com/webhooks/webex",
                "  ./tandem subscriptions ensure https://cti.example.com/webhooks/webex \\",
                "    --name Production"
            },
            mixinStandardHelpOptions = true)
    int ensure(
            @Parameters(paramLabel = "<address>", description = "of the webhook door, from outside")
                    String address,
            @Option(
                            names = "--name",
                            paramLabel = "<name>",
                            defaultValue = "Tandem",
                            description = "of new subscriptions (default: ${DEFAULT-VALUE})")
                    String name)
            throws InterruptedException {
        return run(it -> it.ensure(name, address));
    }

    @Command(
            description = "lets Webex send again where it has stopped",
            footer = {
                "",
                "Examples:",
                "",
                "  ./tandem subscriptions activate",
                "  ./tandem subscriptions activate 2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1"
            },
            mixinStandardHelpOptions = true)
    int activate(
            @Parameters(paramLabel = "<id>", arity = "0..*", description = "default: all")
                    List<String> ids)
            throws InterruptedException {
        return run(it -> it.activate(ids == null ? List.of() : ids));
    }

    @Command(
            name = "rotate-secret",
            description =
                    "makes a new secret: into the file first, then to Webex; after the overlap the"
                            + " old one is removed",
            footer = {
                "",
                "Durations are those of ISO 8601: PT15S is 15 seconds, PT5M is 5 minutes.",
                "",
                "Examples:",
                "",
                "  ./tandem subscriptions rotate-secret \\",
                "    2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1 --overlap PT10M",
                "  ./tandem subscriptions rotate-secret \\",
                "    2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1 --finish"
            },
            mixinStandardHelpOptions = true)
    int rotateSecret(
            @Parameters(paramLabel = "<id>", description = "of the subscription, as list shows it")
                    String id,
            @Option(
                            names = "--settle",
                            paramLabel = "<duration>",
                            defaultValue = "PT15S",
                            description =
                                    "until all instances have read the file (default:"
                                            + " ${DEFAULT-VALUE})")
                    Duration settle,
            @Option(
                            names = "--overlap",
                            paramLabel = "<duration>",
                            defaultValue = "PT5M",
                            description =
                                    "how long the old secret is good (default: ${DEFAULT-VALUE})")
                    Duration overlap,
            @Option(
                            names = "--finish",
                            description = "only remove what an interrupted rotation has left")
                    boolean finish)
            throws InterruptedException {
        return run(it -> {
            if (finish) {
                it.finish(id);
            } else {
                it.rotate(id, settle, overlap);
            }
        });
    }

    @Command(
            description = "deletes one",
            footer = {
                "",
                "Example:",
                "",
                "  ./tandem subscriptions delete 2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1"
            },
            mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = "<id>", description = "of the subscription, as list shows it")
                    String id)
            throws InterruptedException {
        return run(it -> it.delete(id));
    }

    private int run(Work work) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        WebexApiConfiguration configuration =
                new WebexApiConfiguration(ConfigurationSources.load(Path.of("")));
        return switch (configuration.read()) {
            case WebexApiConfiguration.Outcome.Missing(String sentence) -> {
                err.println(sentence);
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case WebexApiConfiguration.Outcome.Settings(var settings) -> {
                try (WebexApi api = new WebexApi(settings, Clock.systemUTC())) {
                    SecretsFileEdit secrets =
                            configuration.secretsFile().map(SecretsFileEdit::new).orElse(null);
                    work.on(
                            new SubscriptionWork(
                                    new Subscriptions(api), secrets, spec.commandLine().getOut()));
                    yield CommandLine.ExitCode.OK;
                } catch (WebexApiException | CommandFailure e) {
                    err.println(e.getMessage());
                    yield CommandLine.ExitCode.SOFTWARE;
                } catch (IOException e) {
                    err.println("The secrets file cannot be changed: " + e + ".");
                    yield CommandLine.ExitCode.SOFTWARE;
                }
            }
        };
    }
}
