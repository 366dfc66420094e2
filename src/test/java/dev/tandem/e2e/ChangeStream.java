package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A listener to the calls as they change, who reads all that is sent. */
final class ChangeStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> answer;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** One event. */
    record Event(String name, JsonNode data) {}

    private ChangeStream(URI url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + Installation.CONSOLE_KEY)
                        .build();
        answer = http.send(request, BodyHandlers.ofInputStream());
    }

    /** Returns once changes are sent. */
    static ChangeStream at(URI url) throws IOException, InterruptedException {
        ChangeStream stream = new ChangeStream(url);
        assertThat(stream.answer.statusCode()).isEqualTo(200);
        assertThat(stream.answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/event-stream"));
        Thread.ofVirtual().start(stream::read);
        await().atMost(PATIENCE)
                .until(() ->
                        stream.events.stream()
                                .anyMatch(it -> it.data().path("following").asBoolean()));
        return stream;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Event(name, JSON.readTree(line.substring("data:".length()))));
                }
            }
        } catch (IOException closed) {
            // By this side or the other: both are an end.
        } finally {
            ended = true;
        }
    }

    /** The states of a call that were sent, in order. */
    List<JsonNode> of(PhoneCall call) {
        return events.stream()
                .filter(it -> it.name().equals("call"))
                .map(Event::data)
                .filter(it -> it.path("interactionId").asText().equals(call.id()))
                .toList();
    }

    List<String> phasesOf(PhoneCall call) {
        return of(call).stream().map(it -> it.path("phase").asText()).toList();
    }

    /** Returns once the call was sent in that phase. */
    ChangeStream untilSent(PhoneCall call, String phase) {
        await("call " + call.id())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phasesOf(call)).endsWith(phase));
        return this;
    }

    void untilEnded() {
        await().atMost(PATIENCE).until(() -> ended);
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
        http.shutdownNow();
    }
}
