package dev.tandem.playback;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The requests that Webex and its flows send to the doors. */
public final class SignedRequests {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private SignedRequests() {}

    /**
     * A webhook.
     *
     * @param timestamp that of its body, in epoch milliseconds; null for a body of version 1, which
     *     has none
     * @param secret of the subscription; null for an unsigned one
     */
    public static HttpRequest webhook(
            URI url, byte[] body, @Nullable String timestamp, @Nullable String secret) {
        HttpRequest.Builder request = json(url, body);
        if (secret != null) {
            request.header("X-WebexCC-Signature", signature(secret, body));
        }
        if (timestamp != null) {
            request.header("X-WebExCC-Timestamp", timestamp);
            request.header("X-WebexCC-Webhook-Version", "task:1.0.0");
        }
        return request.build();
    }

    /**
     * A request of a flow.
     *
     * @param name of the key
     */
    public static HttpRequest flow(URI url, byte[] body, String name, String key) {
        String credentials =
                Base64.getEncoder()
                        .encodeToString((name + ":" + key).getBytes(StandardCharsets.UTF_8));
        return json(url, body).header("Authorization", "Basic " + credentials).build();
    }

    private static HttpRequest.Builder json(URI url, byte[] body) {
        return HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    /** HMAC-SHA256 of the body, keyed with the secret in UTF-8, in lower-case hexadecimal. */
    public static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Expected every Java to know " + ALGORITHM + ", but it does not", e);
        }
    }
}
