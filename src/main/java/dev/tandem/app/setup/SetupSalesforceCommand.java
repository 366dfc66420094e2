package dev.tandem.app.setup;

import dev.tandem.app.terminal.Version;
import dev.tandem.setup.salesforce.ClientApp;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the Salesforce project. */
@Command(
        name = "salesforce",
        description = {
            "Writes a Salesforce DX project with the External Client App, its OAuth settings and"
                    + " the permission sets that Tandem needs, and prints the commands that deploy"
                    + " it. It reaches no org.",
            "",
            "The app logs in with the key of setup keys (JWT bearer), or with client credentials."
                    + " The certificate is in the file below extlClntAppGlobalOauthSets; never"
                    + " commit that one. The org must have Cisco's package, and in Setup > External"
                    + " Client App Settings both opt-ins: to External Client Apps, and to OAuth"
                    + " consumer secrets via Metadata API. Not tried on a live org: where"
                    + " Salesforce refuses a file, the same can be clicked in Setup > External"
                    + " Client App Manager."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem setup salesforce --contact-email admin@example.com",
            "  ./tandem setup salesforce --contact-email admin@example.com \\",
            "    --username tandem@example.com --target-org production",
            "  ./tandem setup salesforce --contact-email admin@example.com \\",
            "    --client-credentials tandem@example.com"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the project is there",
            "1:a file cannot be written, or there is no certificate",
            "2:wrong usage"
        })
final class SetupSalesforceCommand implements Callable<Integer> {
    @Mixin private SetupOutput output = new SetupOutput();

    @Option(
            names = "--contact-email",
            paramLabel = "<address>",
            required = true,
            description = "whom Salesforce writes to about the app")
    private String contactEmail = "";

    @Option(
            names = "--name",
            paramLabel = "<name>",
            defaultValue = ClientApp.USUAL_LABEL,
            description =
                    "of the app on Salesforce's pages; letters and digits of it become its API name"
                            + " (default: ${DEFAULT-VALUE})")
    private String name = ClientApp.USUAL_LABEL;

    @Option(
            names = "--client-credentials",
            paramLabel = "<user>",
            description =
                    "log in with a secret that Salesforce makes, as this integration user, instead"
                            + " of with a key")
    private @Nullable String clientCredentials;

    @Option(
            names = "--username",
            paramLabel = "<user>",
            description = "the integration user, for the commands that are printed")
    private @Nullable String username;

    @Option(
            names = "--target-org",
            paramLabel = "<alias>",
            defaultValue = "tandem",
            description =
                    "the org's alias, for the commands that are printed (default:"
                            + " ${DEFAULT-VALUE})")
    private String targetOrg = "tandem";

    @Override
    public Integer call() throws InterruptedException {
        ClientApp app =
                new ClientApp(
                        name.strip(), contactEmail.strip(), Optional.ofNullable(clientCredentials));
        String fault = app.fault();
        if (!fault.isEmpty()) {
            output.err().println(fault);
            return CommandLine.ExitCode.USAGE;
        }
        String user = app.runAs().or(() -> Optional.ofNullable(username)).orElse("<user>");
        return output.run(() -> {
            SalesforceFiles.write(output, app);
            SalesforceFiles.printCommands(output, app, user, targetOrg);
            printSettings(app, user);
            output.next(
                    "run these commands, put the lines above into config/application.properties,"
                            + " and some minutes later, when Salesforce knows the app: ./tandem"
                            + " doctor");
        });
    }

    private void printSettings(ClientApp app, String user) {
        PrintWriter out = output.out();
        out.printf("%nIn config/application.properties:%n%n");
        setting(out, "instance-url", "https://<My Domain>.my.salesforce.com");
        setting(out, "client-id", "<consumer key>");
        if (app.runAs().isPresent()) {
            setting(out, "auth", app.auth());
            setting(out, "client-secret-file", "<file with the consumer secret as its one line>");
        } else {
            setting(out, "username", user);
            setting(out, "audience", "https://login.salesforce.com");
            setting(out, "private-key-file", output.absolute(KeyFiles.SALESFORCE_KEY).toString());
        }
    }

    private static void setting(PrintWriter out, String key, String value) {
        out.printf("  tandem.salesforce.orgs.main.%s=%s%n", key, value);
    }
}
