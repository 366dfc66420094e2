package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.files.FileContent;
import dev.tandem.salesforce.token.PrivateKeyPem;
import dev.tandem.security.Role;
import dev.tandem.setup.SetupDirectory;
import dev.tandem.setup.UnusableSetupFile;
import dev.tandem.setup.keys.RandomSecret;
import dev.tandem.setup.keys.SelfSignedKey;
import dev.tandem.setup.keys.SigningCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/** The keys and secrets in the directory of a set-up. */
final class KeyFiles {
    /** The RSA key with which Tandem signs for Salesforce: PKCS#8, PEM. */
    static final String SALESFORCE_KEY = "secrets/salesforce.key";

    /** Its certificate, for Salesforce: PEM. */
    static final String SALESFORCE_CERTIFICATE = "secrets/salesforce.crt";

    /** With what flows identify themselves. */
    static final String FLOW = "secrets/flow-keys";

    /** With what Webex signs its events. */
    static final String WEBHOOK = "secrets/webhook-secrets";

    /** With what operators open the console. */
    static final String CONSOLE = "secrets/console-keys";

    private KeyFiles() {}

    /**
     * Writes those that are missing.
     *
     * @param organization for the certificate; empty for none
     * @param days until a new certificate ends
     * @return the certificate that is there now
     * @throws CommandFailure when a key and a certificate are there that do not fit
     */
    static SigningCertificate write(SetupOutput output, String organization, int days)
            throws IOException, InterruptedException, UnusableSetupFile {
        SetupDirectory directory = output.directory();
        Optional<SigningCertificate> there = certificate(directory);
        if (there.isEmpty()) {
            SelfSignedKey made = SelfSignedKey.create(organization, days);
            output.writeOnce(SALESFORCE_KEY, made.privateKey());
            output.writeOnce(SALESFORCE_CERTIFICATE, made.certificate());
        } else {
            output.kept(SALESFORCE_KEY);
            output.kept(SALESFORCE_CERTIFICATE);
        }
        output.writeOnce(FLOW, "webex " + RandomSecret.next() + "\n");
        output.writeOnce(WEBHOOK, "* " + RandomSecret.next() + "\n");
        output.writeOnce(
                CONSOLE, "console " + RandomSecret.next() + " " + Role.OPERATOR.word() + "\n");
        return there.isPresent() ? there.get() : certificate(directory).orElseThrow();
    }

    /**
     * The certificate; empty when neither it nor its key is there.
     *
     * @throws CommandFailure when one is there without the other, or they do not fit
     */
    static Optional<SigningCertificate> certificate(SetupDirectory directory)
            throws IOException, UnusableSetupFile {
        Path keyFile = directory.path(SALESFORCE_KEY);
        Path certificateFile = directory.path(SALESFORCE_CERTIFICATE);
        boolean hasKey = Files.exists(keyFile);
        if (hasKey != Files.exists(certificateFile)) {
            throw new CommandFailure(
                    ("%s is there without %s: put the missing file back, or remove the one that"
                                    + " is there to get new ones.")
                            .formatted(
                                    hasKey ? keyFile : certificateFile,
                                    hasKey ? certificateFile : keyFile));
        }
        if (!hasKey) {
            return Optional.empty();
        }
        SigningCertificate certificate =
                SigningCertificate.parse(
                        certificateFile.toString(), SetupOutput.read(certificateFile));
        if (!certificate.belongsTo(key(keyFile))) {
            throw new CommandFailure(
                    ("%s and %s do not fit: put back the one that belongs to the other, or remove"
                                    + " both to get new ones.")
                            .formatted(certificateFile, keyFile));
        }
        return Optional.of(certificate);
    }

    private static PrivateKey key(Path file) throws IOException {
        return switch (PrivateKeyPem.parse(SetupOutput.read(file))) {
            case FileContent.Usable<PrivateKey>(PrivateKey key, var _, var _) -> key;
            case FileContent.Faulty<PrivateKey>(List<String> faults) ->
                    throw new CommandFailure(
                            file + " cannot be used: " + String.join("; ", faults) + ".");
        };
    }
}
