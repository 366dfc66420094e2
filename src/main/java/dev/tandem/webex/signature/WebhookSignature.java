package dev.tandem.webex.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Webex puts into {@code X-WebexCC-Signature}: HMAC-SHA256 over the raw bytes of the body,
 * keyed with the subscription's secret in UTF-8, as 64 lower-case hexadecimal digits.
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The signature of a body.
     *
     * @throws IllegalArgumentException when the secret is empty
     */
    public static String of(String secret, byte[] body) {
        return of(keyOf(secret), body);
    }

    static SecretKeySpec keyOf(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    static String of(SecretKeySpec key, byte[] body) {
        return HexFormat.of().formatHex(macOf(key).doFinal(body));
    }

    /** Whether the signature is the body's; takes the same time wherever they differ. */
    static boolean matches(SecretKeySpec key, byte[] body, String signature) {
        return MessageDigest.isEqual(
                of(key, body).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac macOf(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Expected every Java to have " + ALGORITHM + ", but this one has not", e);
        }
    }
}
