package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.setup.UnusableSetupFile;
import dev.tandem.setup.keys.SigningCertificate;
import dev.tandem.setup.salesforce.ClientApp;
import dev.tandem.setup.salesforce.SalesforceProject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** The Salesforce project in the directory of a set-up, and the commands that deploy it. */
final class SalesforceFiles {
    /** What Salesforce calls the licence that the permission set needs below it. */
    private static final String LICENCE = "SalesforceAPIIntegrationPsl";

    /** Where the retrieved settings go; the project must not be it. */
    private static final String RETRIEVED = "retrieved";

    private static final String FOLDER = "salesforce/";

    private SalesforceFiles() {}

    /**
     * Writes the project.
     *
     * @param app without a fault
     * @throws CommandFailure when it logs in with a key and there is no certificate
     */
    static void write(SetupOutput output, ClientApp app) throws IOException, UnusableSetupFile {
        SalesforceProject project = new SalesforceProject(app);
        String settings = project.globalSettings(certificate(output, app));
        for (Map.Entry<String, String> file : project.files().entrySet()) {
            output.write(FOLDER + file.getKey(), file.getValue());
        }
        output.write(FOLDER + project.globalSettingsFile(), settings);
    }

    private static String certificate(SetupOutput output, ClientApp app)
            throws IOException, UnusableSetupFile {
        if (app.runAs().isPresent()) {
            return "";
        }
        return KeyFiles.certificate(output.directory())
                .map(SigningCertificate::base64)
                .orElseThrow(() ->
                        new CommandFailure(
                                ("There is no %s: run ./tandem setup keys%s first, or choose"
                                                + " --client-credentials.")
                                        .formatted(
                                                output.directory()
                                                        .path(KeyFiles.SALESFORCE_CERTIFICATE),
                                                output.sameDirectory())));
    }

    /**
     * Prints what deploys the project, in order.
     *
     * @param user the integration user, or a word in its place
     * @param org the name by which the sf command knows the org
     */
    static void printCommands(SetupOutput output, ClientApp app, String user, String org) {
        SalesforceProject project = new SalesforceProject(app);
        PrintWriter out = output.out();
        String target = " --target-org " + ShellWord.of(org);
        String onBehalf = " \\\n      --on-behalf-of " + ShellWord.of(user) + target;
        String deploy = "sf project deploy start" + target + " --manifest ";
        out.printf(
                "%nIn %s, in this order (sf is Salesforce's command line):%n%n",
                output.absolute(FOLDER));
        command(out, "log in as an administrator", "sf org login web --alias " + ShellWord.of(org));
        command(
                out,
                "make the app, its OAuth settings and the permission set",
                deploy + SalesforceProject.FIRST_PACKAGE);
        command(
                out,
                "replace the policy that Salesforce has made for the app",
                deploy + SalesforceProject.SECOND_PACKAGE);
        command(
                out,
                "let the integration user in",
                "sf org assign permsetlicense --name " + LICENCE + onBehalf,
                "sf org assign permset --name " + SalesforceProject.PERMISSION_SET + onBehalf);
        command(
                out,
                "fetch the consumer key: the element consumerKey below " + RETRIEVED,
                "sf project retrieve start --output-dir " + RETRIEVED + target + " \\",
                "  --metadata ExtlClntAppGlobalOauthSettings:" + project.globalSettingsName());
        out.printf("  # only with verify-before-repeat=true: let it look for voice calls%n");
        out.printf("  %s%n", deploy + SalesforceProject.VERIFY_PACKAGE);
        out.printf(
                "  sf org assign permset --name %s%n",
                SalesforceProject.VERIFY_PERMISSION_SET + onBehalf);
    }

    private static void command(PrintWriter out, String purpose, String... lines) {
        out.printf("  # %s%n", purpose);
        for (String line : lines) {
            out.printf("  %s%n", line);
        }
        out.println();
    }
}
