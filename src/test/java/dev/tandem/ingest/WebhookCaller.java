package dev.tandem.ingest;

import dev.tandem.http.OpenApiDocument;
import dev.tandem.webex.signature.WebhookSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Posts webhooks as Webex does, and as it would not. */
public final class WebhookCaller {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;

    WebhookCaller(URI server) {
        door = server.resolve("/webhooks/webex");
    }

    /** A version 1 event of that task. */
    public static String event(String task) {
        return """
        {"id":"e-1","type":"task:parked","source":"/com/cisco/wxcc/sub-1",\
        "data":{"taskId":"%s","queueId":"q"}}\
        """
                .formatted(task);
    }

    /** A version 2 event that says it was sent then. */
    public static String eventSentAt(long epochMillis) {
        return """
        {"type":"task:parked","comciscotimestamp":%d,"data":{"taskId":"t"}}\
        """
                .formatted(epochMillis);
    }

    public HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder untyped(String body) {
        return HttpRequest.newBuilder(door)
                .header("X-WebexCC-Signature", signature(IngestWorld.SECRET, body))
                .POST(BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder signedWith(String secret, String body) {
        return request(body).header("X-WebexCC-Signature", signature(secret, body));
    }

    public HttpResponse<String> signed(String body) {
        return send(signedWith(IngestWorld.SECRET, body));
    }

    public HttpResponse<String> signedAt(String body, long timestamp) {
        return send(
                signedWith(IngestWorld.SECRET, body)
                        .header("X-WebExCC-Timestamp", Long.toString(timestamp)));
    }

    public HttpResponse<String> chunked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                signedWith(IngestWorld.SECRET, body)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return OpenApiDocument.CHECKED_IN.checked(
                    http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer, but " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected an answer, but was interrupted", e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(OpenApiDocument.CHECKED_IN::checked);
    }

    private static String signature(String secret, String body) {
        return WebhookSignature.of(secret, body.getBytes(StandardCharsets.UTF_8));
    }
}
