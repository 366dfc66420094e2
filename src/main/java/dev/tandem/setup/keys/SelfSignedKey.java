package dev.tandem.setup.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.naming.ldap.Rdn;

/**
 * A new RSA key with a certificate that it has signed itself. The {@code keytool} of the running
 * Java makes both, because the JDK has no public API that builds a certificate; its temporary key
 * store is readable by its owner only, has a random password, and is removed.
 */
public final class SelfSignedKey {
    /**
     * The size in Cisco's instructions for this integration and in Salesforce's for JWT bearer
     * (openssl genrsa 2048).
     */
    private static final String BITS = "2048";

    private static final String ALIAS = "tandem";
    private static final String PASSWORD_VARIABLE = "TANDEM_KEY_STORE_PASSWORD";
    private static final int PATIENCE_SECONDS = 60;

    private final String privateKey;
    private final String certificate;

    private SelfSignedKey(String privateKey, String certificate) {
        this.privateKey = privateKey;
        this.certificate = certificate;
    }

    /**
     * Makes a pair.
     *
     * @param organization whose certificate it is; empty for none
     * @param days until the certificate ends, from 1
     * @throws IOException when keytool is not there or fails; the message is a whole sentence
     */
    public static SelfSignedKey create(String organization, int days)
            throws IOException, InterruptedException {
        return create(Files.createTempDirectory("tandem-keys"), organization, days);
    }

    /**
     * The same in that directory.
     *
     * @param directory empty; is removed
     */
    static SelfSignedKey create(Path directory, String organization, int days)
            throws IOException, InterruptedException {
        try {
            Path store = directory.resolve("store.p12");
            String password = RandomSecret.next();
            runKeytool(store, password, subject(organization), days);
            return read(store, password.toCharArray());
        } finally {
            remove(directory);
        }
    }

    private static String subject(String organization) {
        String name = "CN=Tandem";
        return organization.isEmpty() ? name : name + ", O=" + Rdn.escapeValue(organization);
    }

    private static void runKeytool(Path store, String password, String subject, int days)
            throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.isExecutable(keytool)) {
            throw new IOException(
                    "There is no keytool beside this Java (%s): run it with a whole Java."
                            .formatted(keytool));
        }
        Path output = store.resolveSibling("output");
        ProcessBuilder command = new ProcessBuilder(command(keytool, store, subject, days));
        command.environment().put(PASSWORD_VARIABLE, password);
        Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool has not made a key within a minute: try again.");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "keytool has made no key: "
                            + Files.readString(output, Charset.defaultCharset()).strip());
        }
    }

    /** The password is no argument: every user of the machine sees those. */
    private static List<String> command(Path keytool, Path store, String subject, int days) {
        return List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                BITS,
                "-sigalg",
                "SHA256withRSA",
                "-validity",
                Integer.toString(days),
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
    }

    private static SelfSignedKey read(Path store, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            Key key = keys.getKey(ALIAS, password);
            Certificate certificate = keys.getCertificate(ALIAS);
            return new SelfSignedKey(
                    Pem.of("PRIVATE KEY", key.getEncoded()),
                    Pem.of("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("What keytool has made cannot be read.", e);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(SelfSignedKey::delete);
        }
        Files.delete(directory);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PKCS#8 in PEM: a secret. */
    public String privateKey() {
        return privateKey;
    }

    /** X.509 in PEM. */
    public String certificate() {
        return certificate;
    }
}
