package dev.tandem.ingest.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.http.OpenApiDocument;
import dev.tandem.ingest.IngestWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** Posts events as the HTTP Request activity of a flow does. */
public final class FlowCaller {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    public FlowCaller(URI server) {
        this.server = server;
    }

    public static String newContact(String interactionId) {
        return event("NewPhoneContact", interactionId);
    }

    public static String event(String event, String interactionId) {
        return """
        {"event":"%s","interactionId":"%s","ani":"","dnis":"+18445790001",\
        "time":"2026-02-06T21:09:02.712Z[UTC]"}\
        """
                .formatted(event, interactionId);
    }

    public static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    public HttpRequest.Builder request(String query, String body) {
        return HttpRequest.newBuilder(server.resolve("/flow/events" + query))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /** Asks whether that lets it in. */
    public HttpResponse<String> check(String authorization)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(server.resolve("/flow/check"))
                        .header("Authorization", authorization));
    }

    public CompletableFuture<HttpResponse<String>> sendLater(String query, String body) {
        return http.sendAsync(
                        request(query, body)
                                .header("Authorization", "Bearer " + IngestWorld.FLOW_KEY)
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(OpenApiDocument.CHECKED_IN::checked);
    }

    public HttpResponse<String> send(String query, String body) {
        return sendLater(query, body).join();
    }

    public HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return OpenApiDocument.CHECKED_IN.checked(
                http.send(request.build(), BodyHandlers.ofString()));
    }
}
