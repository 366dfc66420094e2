package dev.tandem.setup.keys;

import dev.tandem.setup.UnusableSetupFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The certificate by which Salesforce checks what Tandem has signed. It holds nothing secret. */
public final class SigningCertificate {
    private final X509Certificate certificate;

    private SigningCertificate(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads the first certificate of a PEM file.
     *
     * @param file its name, for messages
     */
    public static SigningCertificate parse(String file, String pem) throws UnusableSetupFile {
        try {
            return new SigningCertificate(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(
                                                    pem.getBytes(StandardCharsets.UTF_8))));
        } catch (CertificateException damaged) {
            throw new UnusableSetupFile(
                    file
                            + " is no certificate in PEM (BEGIN CERTIFICATE): put back the one that"
                            + " Salesforce has, or remove it together with its key to get new"
                            + " ones.");
        }
    }

    /** Whether what this key signs can be checked with this certificate. */
    public boolean belongsTo(PrivateKey key) {
        return key instanceof RSAKey signing
                && certificate.getPublicKey() instanceof RSAKey checking
                && signing.getModulus().equals(checking.getModulus());
    }

    /** When it ends. */
    public Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    /** SHA-256 of the certificate, upper case with colons, as OpenSSL and browsers show it. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to know SHA-256", e);
        }
    }

    /** The certificate itself, X.509 in DER, as base64 in one line. */
    public String base64() {
        return Base64.getEncoder().encodeToString(der());
    }

    private byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("Expected a certificate that was read to encode", e);
        }
    }
}
