package dev.tandem.e2e;

import dev.tandem.http.OpenApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhooks as Webex does: signed over the raw bytes, with the timestamp beside them. */
public final class Webhooks {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI door;
    private final byte[] secret;

    public Webhooks(URI door, String secret) {
        this(door, secret, HttpClient.newHttpClient());
    }

    /** The same through a client that trusts the door's certificate. */
    Webhooks(URI door, String secret, HttpClient http) {
        this.http = http;
        this.door = door;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The program's answer, which the OpenAPI document describes.
     *
     * @param sentAt what the body has as {@code comciscotimestamp}
     * @throws IOException when there is no answer
     */
    HttpResponse<String> send(String body, long sentAt) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(door)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("X-WebexCC-Signature", signature(secret, bytes))
                        .header("X-WebExCC-Timestamp", Long.toString(sentAt))
                        .header("X-WebexCC-Webhook-Version", "task:1.0.0")
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build();
        try {
            return OpenApiDocument.CHECKED_IN.checked(http.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    /** Lower-case hexadecimal HMAC-SHA256 of the bytes. */
    public static String signature(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to know HmacSHA256", e);
        }
    }
}
