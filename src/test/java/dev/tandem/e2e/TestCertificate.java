package dev.tandem.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key with a certificate that it signed itself, so that the certificate is its own authority.
 * Made with the keytool of the running JDK.
 */
final class TestCertificate {
    /** The password of the key store; it must never be in a log. */
    static final String PASSWORD = "e2e-store-password";

    private static final String ALIAS = "server";

    private final Path keyStore;
    private final KeyStore content;

    private TestCertificate(Path keyStore, KeyStore content) {
        this.keyStore = keyStore;
        this.content = content;
    }

    /**
     * Makes one in that directory.
     *
     * @param name of its files
     * @param subject alternative names as keytool takes them, such as {@code ip:127.0.0.1}
     */
    static TestCertificate make(Path directory, String name, String subject) throws Exception {
        Path store = Files.createDirectories(directory).resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=" + subject,
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("Expected keytool to make a key, but: " + output);
        }
        return new TestCertificate(
                store, KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()));
    }

    /** The key and its certificate, in a PKCS #12 store. */
    Path keyStore() {
        return keyStore;
    }

    /** The certificate alone, for those who shall trust it. */
    String certificatePem() throws GeneralSecurityException {
        return pem("CERTIFICATE", content.getCertificate(ALIAS).getEncoded());
    }

    /** The private key, not encrypted. */
    String keyPem() throws GeneralSecurityException {
        return pem("PRIVATE KEY", content.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    }

    /** Writes the certificate beside the store. */
    Path writeCertificate(String file) throws IOException, GeneralSecurityException {
        return Files.writeString(keyStore.resolveSibling(file), certificatePem());
    }

    /** Options for a JVM that trusts this certificate alone. */
    List<String> trustOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + keyStore,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** For a server with this key, and for clients that trust this certificate alone. */
    SSLContext context() throws Exception {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(content, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, content.getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String kind, byte[] content) {
        return List.of(
                        "-----BEGIN " + kind + "-----",
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                        "-----END " + kind + "-----",
                        "")
                .stream()
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
