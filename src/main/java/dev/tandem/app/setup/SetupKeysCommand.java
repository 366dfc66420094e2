package dev.tandem.app.setup;

import dev.tandem.app.terminal.Version;
import dev.tandem.setup.keys.SigningCertificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the keys and secrets of an installation. */
@Command(
        name = "keys",
        description = {
            "Makes what an installation signs and is called with: the key for Salesforce (RSA,"
                    + " 2048 bits) and its certificate, a key for the flow, a secret for the"
                    + " webhooks, and a key for the console.",
            "",
            "A file that is there is kept, so it can be run again. The files are for their owner"
                    + " only; nothing of what is secret in them is printed. To use a key and a"
                    + " certificate of your own, put them there before: secrets/salesforce.key"
                    + " (PEM, not encrypted) and secrets/salesforce.crt (PEM)."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem setup keys",
            "  ./tandem setup keys --organization \"Example Ltd\" --days 365"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files are there",
            "1:a file cannot be written, or key and certificate do not fit",
            "2:wrong usage"
        })
final class SetupKeysCommand implements Callable<Integer> {
    /** How long a certificate is good unless asked otherwise: two years. */
    static final int USUAL_DAYS = 730;

    private static final int MOST_DAYS = 3650;

    @Mixin private SetupOutput output = new SetupOutput();

    @Option(
            names = "--organization",
            paramLabel = "<name>",
            defaultValue = "",
            description = "whose certificate it is, as the certificate says (default: no name)")
    private String organization = "";

    @Option(
            names = "--days",
            paramLabel = "<days>",
            defaultValue = "" + USUAL_DAYS,
            description =
                    "how long the certificate is good; it must be replaced before, here and in"
                            + " Salesforce (default: ${DEFAULT-VALUE})")
    private int days = USUAL_DAYS;

    @Override
    public Integer call() throws InterruptedException {
        if (days < 1 || days > MOST_DAYS) {
            output.err().printf("--days is %d; expected 1 to %d.%n", days, MOST_DAYS);
            return CommandLine.ExitCode.USAGE;
        }
        return output.run(() -> {
            SigningCertificate certificate = KeyFiles.write(output, organization.strip(), days);
            output.out()
                    .printf(
                            "%nThe certificate is good until %s; SHA-256 %s%n",
                            LocalDate.ofInstant(certificate.expires(), ZoneOffset.UTC),
                            certificate.fingerprint());
            output.out().printf("%nIn config/application.properties:%n%n");
            name("tandem.salesforce.orgs.main.private-key-file", KeyFiles.SALESFORCE_KEY);
            name("tandem.flow.keys-file", KeyFiles.FLOW);
            name("tandem.webhook.secrets-file", KeyFiles.WEBHOOK);
            name("tandem.console.keys-file", KeyFiles.CONSOLE);
            output.next(
                    "./tandem setup salesforce%s --contact-email <address>"
                            .formatted(output.sameDirectory()));
        });
    }

    private void name(String key, String file) {
        output.out().printf("  %s=%s%n", key, output.absolute(file));
    }
}
