package dev.tandem.app.configuration;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key from PEM text. Blanks, tabs and line ends of any kind are overlooked
 * wherever they stand: keys come through chat windows and secret stores.
 */
final class PrivateKeyPem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** RS256 with less is refused by Salesforce. */
    private static final int FEWEST_BITS = 2048;

    /** Says what is wrong with the file and how to mend it, without a word of its content. */
    static final class UnreadableException extends Exception {
        private final String rule;

        UnreadableException(String rule) {
            super(rule);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    private PrivateKeyPem() {}

    static PrivateKey read(String pem) throws UnreadableException {
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            String kind = blocks.group(1).strip();
            if (kind.equals("PRIVATE KEY")) {
                return checked(decoded(blocks.group(2)));
            }
            if (kind.endsWith("PRIVATE KEY")) {
                throw new UnreadableException(
                        "it must hold a key in PKCS#8, not '%s'; openssl pkcs8 -topk8 -nocrypt -in <old> -out <new> converts it."
                                .formatted(kind));
            }
        }
        throw new UnreadableException(
                "it must hold a PEM block that begins with -----BEGIN PRIVATE KEY-----, and has"
                        + " none.");
    }

    private static PrivateKey decoded(String base64) throws UnreadableException {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new UnreadableException(
                    "it must hold a whole RSA private key, and this one is damaged or of another"
                            + " kind.");
        }
    }

    private static PrivateKey checked(PrivateKey key) throws UnreadableException {
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new UnreadableException(
                    "the key must have at least %d bits, and has %d."
                            .formatted(FEWEST_BITS, rsa.getModulus().bitLength()));
        }
        return key;
    }
}
