package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recorded calls that come with Tandem. A jar has no folders to list: an index names them. */
public final class Recordings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/recordings/";

    private Recordings() {}

    /** All of them, in the order of the index. */
    public static List<Recording> all() {
        return new String(bytes("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Recordings::named)
                .toList();
    }

    /**
     * The recording of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Recording named(String name) {
        try {
            return read(name, JSON.readTree(bytes(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try (@Nullable InputStream in = Recordings.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "Expected a recording " + file + ", but none is there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(String name, JsonNode json) {
        List<RecordedEvent> events = new ArrayList<>();
        json.path("events").forEach(event -> events.add(event(event)));
        events.sort(Comparator.comparing(RecordedEvent::arrives));
        List<JsonNode> faults = new ArrayList<>();
        json.path("salesforce").forEach(faults::add);
        List<String> calls = new ArrayList<>();
        json.path("calls").forEach(call -> calls.add(call.asText()));
        return new Recording(
                name,
                json.path("title").asText(),
                json.path("happens").asText(),
                faults,
                events,
                new ExpectedCalls(calls),
                json.path("verdict").asText());
    }

    private static RecordedEvent event(JsonNode json) {
        long after = json.path("afterMillis").asLong();
        return new RecordedEvent(
                Duration.ofMillis(after),
                Duration.ofMillis(json.path("arrivesAfterMillis").asLong(after)),
                json.path("notBefore").asText(null),
                json.path("times").asInt(1),
                json.path("type").asText(),
                json.path("data"));
    }
}
