package dev.tandem.app.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.terminal.TextStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.StringJoiner;

/** Prints a call's timeline as it grows. */
final class CallTimeline {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final URI base;
    private final String key;
    private final PrintWriter out;
    private final TextStyle style;
    private long shown;

    /**
     * @param key of the console; empty without one
     */
    CallTimeline(HttpClient http, URI base, String key, PrintWriter out, TextStyle style) {
        this.http = http;
        this.base = base;
        this.key = key;
        this.out = out;
        this.style = style;
    }

    /**
     * Returns when the call is closed, which may take as long as it lasts.
     *
     * @return false when the installation does not show it
     */
    boolean watch(String interactionId) throws IOException, InterruptedException {
        out.println();
        while (true) {
            HttpResponse<String> answer =
                    http.send(request(interactionId), BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                JsonNode call = JSON.readTree(answer.body());
                call.path("timeline").forEach(this::show);
                String phase = call.path("phase").asText();
                if (phase.equals("closed") || phase.equals("parked")) {
                    out.println(
                            style.strong(phase + ": " + call.path("outcome").asText("no outcome")));
                    return true;
                }
            } else if (answer.statusCode() != NOT_FOUND) {
                out.printf(
                        "The call cannot be shown: HTTP %d%n%s%n",
                        answer.statusCode(), answer.body());
                return false;
            }
            Thread.sleep(PAUSE);
        }
    }

    private HttpRequest request(String interactionId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/interactions/" + interactionId))
                        .timeout(PATIENCE);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return request.build();
    }

    private void show(JsonNode entry) {
        long sequence = entry.path("sequence").asLong();
        if (sequence <= shown) {
            return;
        }
        shown = sequence;
        StringJoiner decided = new StringJoiner("; ");
        entry.path("decided").forEach(change -> decided.add(change.asText()));
        if (entry.hasNonNull("ignored")) {
            decided.add("ignored: " + entry.path("ignored").asText());
        }
        out.printf(
                "%s  %-10s %s%n            %s%n",
                style.faint(entry.path("at").asText()),
                entry.path("phase").asText(),
                style.strong(entry.path("came").asText()),
                decided);
        out.flush();
    }
}
