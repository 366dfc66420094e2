package dev.tandem.webex.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** One live secret. Only its fingerprint ever shows. */
final class WebhookSecret {
    private static final int FINGERPRINT_DIGITS = 8;

    private final SecretKeySpec key;
    private final String keyId;

    WebhookSecret(String secret) {
        key = WebhookSignature.keyOf(secret);
        keyId = fingerprintOf(secret);
    }

    /** The first digits of the secret's SHA-256: it distinguishes secrets and reveals none. */
    String keyId() {
        return keyId;
    }

    boolean signed(byte[] body, String signature) {
        return WebhookSignature.matches(key, body, signature);
    }

    @Override
    public String toString() {
        return "WebhookSecret[" + keyId + "]";
    }

    private static String fingerprintOf(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Expected every Java to have SHA-256, but this one has not", e);
        }
    }
}
