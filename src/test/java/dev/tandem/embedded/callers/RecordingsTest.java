package dev.tandem.embedded.callers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.faults.FaultJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordingsTest {
    private static final Set<String> CALLS =
            Set.of("create", "create+", "omni-flow", "clear", "update");

    static List<Recording> recordings() {
        return Recordings.all();
    }

    @Test
    void the_index_names_every_recording() throws IOException, URISyntaxException {
        Path folder = Path.of(Recordings.class.getResource("/recordings/index.txt").toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            assertThat(Recordings.all())
                    .extracting(recording -> recording.name() + ".json")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".json"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void a_recording_says_what_happens_and_what_comes_of_it(Recording recording) {
        assertThat(recording.title()).isNotBlank();
        assertThat(recording.happens()).endsWith(".");
        assertThat(recording.verdict()).endsWith(".");
        assertThat(CALLS).containsAll(recording.expected().words());
        recording.faults().forEach(FaultJson::read);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void a_recording_is_one_call_of_one_caller_from_its_start_to_its_end(Recording recording) {
        List<RecordedEvent> events = recording.events();
        assertThat(events)
                .filteredOn(event -> event.type().equals("task:new"))
                .singleElement()
                .matches(event -> event.happens().isZero());
        assertThat(events).anyMatch(event -> event.type().equals("task:ended"));
        assertThat(events).allMatch(event -> event.arrives().compareTo(event.happens()) >= 0);
        assertThat(events).allMatch(event -> event.arrives().compareTo(Duration.ofSeconds(9)) < 0);
        assertThat(events)
                .filteredOn(event -> event.type().startsWith("task:"))
                .extracting(event -> event.data().path("origin").asText())
                .doesNotContain("")
                .containsOnly(events.getFirst().data().path("origin").asText());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void no_two_events_of_a_recording_are_the_same_fact(Recording recording) {
        assertThat(recording.events())
                .extracting(event -> event.type() + " " + event.happens())
                .doesNotHaveDuplicates();
    }
}
