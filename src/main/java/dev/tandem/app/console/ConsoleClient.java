package dev.tandem.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the console of a running installation. */
public final class ConsoleClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int REDIRECTED = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;
    private final String keyHint;

    /**
     * A client for one installation.
     *
     * @param key empty without one
     * @param keyHint a sentence that says how the command is given a key
     */
    public ConsoleClient(URI base, String key, String keyHint) {
        this.base = base;
        this.key = key;
        this.keyHint = keyHint;
    }

    /**
     * An answer.
     *
     * @param body as it came
     * @param json the same; an empty object where it is none
     */
    public record Answer(int status, String body, JsonNode json) {}

    /**
     * Reads something.
     *
     * @param parameters null for those that are not given
     * @throws CommandFailure when it is refused, or not answered
     */
    Answer get(String path, Map<String, @Nullable String> parameters) throws InterruptedException {
        return accepted(ask(path, parameters));
    }

    /**
     * The same, with an answer that may be a refusal.
     *
     * @throws CommandFailure when it is not answered
     */
    Answer ask(String path, Map<String, @Nullable String> parameters) throws InterruptedException {
        String query =
                parameters.entrySet().stream()
                        .filter(it -> it.getValue() != null)
                        .map(it -> it.getKey() + "=" + encoded(String.valueOf(it.getValue())))
                        .collect(Collectors.joining("&"));
        return send(request(query.isEmpty() ? path : path + "?" + query).GET());
    }

    /**
     * Changes something.
     *
     * @param body null without one
     * @throws CommandFailure when it is refused, or not answered
     */
    Answer post(String path, @Nullable JsonNode body) throws InterruptedException {
        HttpRequest.Builder request = request(path);
        return accepted(
                send(
                        body == null
                                ? request.POST(BodyPublishers.noBody())
                                : request.header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body.toString()))));
    }

    /** A part of a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json");
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s does not answer (%s): start it, or name another."
                            .formatted(base, e.getClass().getSimpleName()));
        }
        return new Answer(answer.statusCode(), answer.body(), parsed(answer.body()));
    }

    private Answer accepted(Answer answer) {
        if (answer.status() < OK || answer.status() >= REDIRECTED) {
            throw refusal(answer);
        }
        return answer;
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** What a refusal says, and for a missing key how to name one. */
    CommandFailure refusal(Answer refused) {
        JsonNode problem = refused.json();
        String hint = refused.status() == UNAUTHORIZED ? " " + keyHint : "";
        return new CommandFailure(
                problem.hasNonNull("detail")
                        ? "%s: %s%s"
                                .formatted(
                                        problem.path("title").asText(),
                                        problem.path("detail").asText(),
                                        hint)
                        : "The installation answered with status %d: is the address that of Tandem?%s"
                                .formatted(refused.status(), hint));
    }

    @Override
    public void close() {
        http.close();
    }
}
