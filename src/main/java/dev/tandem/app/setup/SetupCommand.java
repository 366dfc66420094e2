package dev.tandem.app.setup;

import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import dev.tandem.setup.flow.FlowOptions;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import dev.tandem.setup.salesforce.ClientApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the two other systems need before the first call. */
@Command(
        name = "setup",
        description = {
            "Writes what Webex and Salesforce need before the first call: keys, a Salesforce"
                    + " project that can be deployed, a Webex flow that can be imported, and the"
                    + " routing map.",
            "",
            "Without a command it asks ten questions at the terminal, then writes all of it but the"
                    + " routing map, and the configuration that fits.",
            "",
            "It writes into a directory and changes nothing in either system without --apply. What"
                    + " is there already stays, or is made again as it was. deploy/README.md goes"
                    + " through all of it."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem setup",
            "  ./tandem setup keys --directory /etc/tandem"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            SetupKeysCommand.class,
            SetupSalesforceCommand.class,
            SetupRoutingMapCommand.class,
            SetupWebexCommand.class
        })
public final class SetupCommand implements Callable<Integer> {
    /** Where serve and doctor look for it, below the directory where they start. */
    private static final String CONFIGURATION = "config/application.properties";

    private static final String FLOW_NAME = "Tandem";
    private static final String ORG_ALIAS = "tandem";

    private final InputStream in;
    private final boolean terminal;
    private final TextStyle style;

    @Mixin private SetupOutput output = new SetupOutput();

    /**
     * @param in what the person types, in UTF-8
     * @param terminal whether there is a person
     */
    public SetupCommand(InputStream in, boolean terminal, TextStyle style) {
        this.in = in;
        this.terminal = terminal;
        this.style = style;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!terminal) {
            output.err()
                    .println(
                            "tandem setup asks questions and needs a terminal: use setup keys,"
                                    + " setup salesforce and setup webex in a script.");
            return CommandLine.ExitCode.USAGE;
        }
        return output.run(() -> {
            SetupAnswers answers =
                    SetupAnswers.from(
                            new SetupQuestions(
                                    new BufferedReader(
                                            new InputStreamReader(in, StandardCharsets.UTF_8)),
                                    output.out(),
                                    style));
            output.out().println();
            KeyFiles.write(output, "", SetupKeysCommand.USUAL_DAYS);
            ClientApp app =
                    new ClientApp(
                            ClientApp.USUAL_LABEL,
                            answers.contactEmail(),
                            answers.clientCredentials()
                                    ? Optional.of(answers.username())
                                    : Optional.empty());
            SalesforceFiles.write(output, app);
            WebexFiles webex = new WebexFiles(output);
            webex.write(flow(answers, webex.key()));
            output.writeOnce(CONFIGURATION, answers.configuration());
            SalesforceFiles.printCommands(output, app, answers.username(), ORG_ALIAS);
            output.out().print(nextSteps());
        });
    }

    private static FlowOptions flow(SetupAnswers answers, @Nullable String key) throws IOException {
        Connector connector = answers.connector();
        return new FlowOptions(
                FLOW_NAME,
                URI.create(answers.publicAddress()),
                answers.defaultQueue(),
                connector,
                connector == null ? key : null,
                ScreenPop.NONE);
    }

    private String nextSteps() {
        return """

        Next:
          1. Run the commands above, and put the consumer key as client-id into
             %s.
          2. Import %s in Control Hub > Contact Center > Flows.
          3. In %s, where serve is to start, let doctor look at it all:
             tandem doctor
          deploy/README.md has each step with how to check it.
        """
                .formatted(
                        output.absolute(CONFIGURATION),
                        output.absolute(WebexFiles.V1),
                        output.absolute(""));
    }
}
