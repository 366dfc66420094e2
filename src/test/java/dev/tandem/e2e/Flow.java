package dev.tandem.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.http.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Sends requests as a flow of Flow Designer does, with the raw text of its variables. */
final class Flow {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LONGEST = "PT10S";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI door;
    private final String key;

    Flow(URI door, String key) {
        this.door = door;
        this.key = key;
    }

    /** The same flow with another key. */
    Flow withKey(String other) {
        return new Flow(door, other);
    }

    /** Sends the call's start and waits for the answer for that time. */
    JsonNode asks(PhoneCall call, String wait) {
        return data(asksLater(call, wait).join());
    }

    /**
     * Sends the call's start, and again while the answer is "pending", as a flow does that has the
     * time: a small machine may be too busy for the first answer.
     */
    JsonNode decided(PhoneCall call) {
        return await().atMost(PATIENCE)
                .until(
                        () -> asks(call, LONGEST),
                        answer -> !answer.path("status").asText().equals("pending"));
    }

    /** Sends the call's start and does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> asksLater(PhoneCall call, String wait) {
        String body =
                """
                {"event":"NewPhoneContact","interactionId":"%s","ani":"%s","dnis":"%s",\
                "time":"%s[UTC]"}\
                """
                        .formatted(
                                call.id(), call.ani(), call.center().dialedNumber(), started(call));
        return post("?wait=" + wait, body);
    }

    private static Instant started(PhoneCall call) {
        if (call.received().startTime().equals(Instant.EPOCH)) {
            call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        }
        return call.received().startTime();
    }

    /** Sends another event of the call. */
    CompletableFuture<HttpResponse<String>> tells(PhoneCall call, String event) {
        return post("", "{\"event\":\"%s\",\"interactionId\":\"%s\"}".formatted(event, call.id()));
    }

    CompletableFuture<HttpResponse<String>> post(String query, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(door + query))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(OpenApiDocument.CHECKED_IN::checked);
    }

    /** The answer for the call. */
    static JsonNode data(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
