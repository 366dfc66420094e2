package dev.tandem.e2e;

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

/** The running program as Webex and an operator reach it. */
final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TandemProcess process;
    private final Webhooks webhooks;
    private final Flow flow;

    Program(TandemProcess process) {
        this.process = process;
        this.webhooks = new Webhooks(process.url("/webhooks/webex"), Installation.SECRET);
        this.flow = new Flow(process.url("/flow/events"), Installation.FLOW_KEY);
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Flow flow() {
        return flow;
    }

    /**
     * The state and the timeline of a call as JSON text; empty when it is not known, also when the
     * program does not answer.
     */
    String interaction(String id) {
        try {
            HttpResponse<String> answer = ask("/interactions/" + id);
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Asks as an operator, with a key whether or not one is needed.
     *
     * @throws IOException when there is no answer
     */
    HttpResponse<String> ask(String pathAndQuery) throws IOException {
        return ask(pathAndQuery, "Bearer " + Installation.CONSOLE_KEY);
    }

    /** The same with another Authorization header. */
    HttpResponse<String> ask(String pathAndQuery, String authorization) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(process.url(pathAndQuery))
                        .header("Authorization", authorization)
                        .build();
        try {
            return OpenApiDocument.CHECKED_IN.checked(http.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    /** Listens to the calls as they change. */
    ChangeStream follow(String query) throws IOException, InterruptedException {
        return ChangeStream.at(process.url("/interactions/stream" + query));
    }

    /**
     * Posts JSON as an operator, in the same way.
     *
     * @throws IOException when there is no answer
     */
    HttpResponse<String> post(String path, String json) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(process.url(path))
                        .header("Authorization", "Bearer " + Installation.CONSOLE_KEY)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build();
        try {
            return OpenApiDocument.CHECKED_IN.checked(http.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    /** What a readiness probe reads: the body, whatever the status. */
    String health() {
        return read(process.management("/q/health/ready"));
    }

    /** The value of one line of the metrics, which begins with that; -1 when there is none. */
    double metric(String line) {
        return read(process.management("/q/metrics"))
                .lines()
                .filter(it -> it.startsWith(line))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    /** All of the metrics, as Prometheus reads them. */
    String metrics() {
        return read(process.management("/q/metrics"));
    }

    private String read(URI uri) {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    /** The phase of a call; empty when it is not known. */
    String phase(String id) {
        String interaction = interaction(id);
        try {
            return interaction.isEmpty() ? "" : JSON.readTree(interaction).path("phase").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
