package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.http.OpenApiDocument;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An operator with a key; every answer is one that the OpenAPI document describes. */
final class OperatorDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final World world;

    OperatorDoor(World world) {
        this.world = world;
    }

    /** The answer's body. */
    JsonNode get(String pathAndQuery) {
        return body(200, send(request(pathAndQuery).GET()));
    }

    /** The problem document. */
    JsonNode getRefused(int status, String pathAndQuery) {
        return body(status, send(request(pathAndQuery).GET()));
    }

    JsonNode post(int status, String path, String body) {
        return body(
                status,
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))));
    }

    JsonNode post(int status, String path) {
        return body(status, send(request(path).POST(BodyPublishers.noBody())));
    }

    JsonNode delete(int status, String path) {
        return body(status, send(request(path).DELETE()));
    }

    /** Neither a page of another site with the operator's key may ask for it, nor a viewer. */
    void assertForOperatorsAlone(String path) {
        assertThat(
                        body(
                                        403,
                                        send(
                                                request(path)
                                                        .header("Origin", "https://evil.example")
                                                        .POST(BodyPublishers.noBody())))
                                .path("type")
                                .asText())
                .endsWith("other-site");
        assertThat(
                        body(
                                        403,
                                        send(
                                                request(path, Installation.VIEWER_KEY)
                                                        .POST(BodyPublishers.noBody())))
                                .path("type")
                                .asText())
                .endsWith("operators-only");
        body(200, send(request("/dead-letters", Installation.VIEWER_KEY).GET()));
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return request(pathAndQuery, Installation.CONSOLE_KEY);
    }

    private HttpRequest.Builder request(String pathAndQuery, String key) {
        return HttpRequest.newBuilder(world.process().url(pathAndQuery))
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return OpenApiDocument.CHECKED_IN.checked(
                    http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("Expected an answer, but got none", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    private static JsonNode body(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(Installation.CONSOLE_KEY);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Expected JSON, but got: " + answer.body(), e);
        }
    }

    /** The parked letter of that call, once it is in the list. */
    JsonNode awaitParked(String reason, String interactionId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            for (JsonNode each :
                                    get("/dead-letters?state=parked&reason=" + reason)
                                            .path("letters")) {
                                if (each.path("interactionId").asText().equals(interactionId)) {
                                    return each;
                                }
                            }
                            return null;
                        },
                        it -> it != null);
    }

    /** How far a bulk redrive is. */
    JsonNode run(String id) {
        return get("/redrives/" + id);
    }

    void awaitRun(String id, String state) {
        await().atMost(PATIENCE).until(() -> run(id).path("state").asText().equals(state));
    }

    /** The command {@code dead-letters} with these arguments and the key of a file. */
    CommandRun command(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments), "--key-file", "console-keys");
    }

    CommandRun commandWithoutKey(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    private CommandRun run(List<String> arguments, String... more)
            throws IOException, InterruptedException {
        Installation installation = world.installation();
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(arguments);
        all.addAll(List.of("--url", "http://127.0.0.1:" + installation.httpPort()));
        all.addAll(List.of(more));
        return CommandRun.of(
                installation.directory(), installation.kafkaPort(), all.toArray(String[]::new));
    }
}
