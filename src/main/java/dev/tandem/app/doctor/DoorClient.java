package dev.tandem.app.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.playback.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests to a door, as Webex and its flows send them. Blocks. */
final class DoorClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private DoorClient() {}

    /**
     * Asks an address.
     *
     * @param bearer a key; empty for none
     * @return empty when nothing answers there
     */
    static Optional<HttpResponse<String>> get(URI address, String bearer)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return Optional.of(send(request.build()));
        } catch (IOException nothing) {
            return Optional.empty();
        }
    }

    /**
     * Sends a webhook about no call: of a type that Webex does not have, and without a task. A door
     * that accepts it records it; no interaction begins.
     *
     * @param subscription whose webhook it is
     * @param secret that signs it; null to leave it unsigned
     */
    static HttpResponse<String> sample(URI door, String subscription, @Nullable String secret)
            throws IOException, InterruptedException {
        long now = Instant.now().toEpochMilli();
        ObjectNode body = JSON.createObjectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("specversion", "1.0");
        body.put("type", "tandem:doctor");
        body.put("source", "/com/cisco/wxcc/" + subscription);
        body.put("comciscotimestamp", now);
        body.put("datacontenttype", "application/json");
        body.putObject("data").put("createdTime", now);
        return send(
                SignedRequests.webhook(
                        door,
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        Long.toString(now),
                        secret));
    }

    private static HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
