package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.state.Interaction;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records of earlier versions, which topics and stores still hold: they are read without loss. A
 * line is added when something new is released, and never changed: a changed wire name makes
 * yesterday's records unreadable.
 */
class ReleasedRecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Class<?>> FILES =
            Map.of(
                    "states", Interaction.class,
                    "facts", InteractionFact.class,
                    "inputs", InteractionInput.class,
                    "commands", CommandRecord.class,
                    "results", ResultRecord.class,
                    "dead-letters", DeadLetter.class,
                    "operator-actions", OperatorRecord.class);

    static Stream<Arguments> records() {
        return FILES.entrySet().stream()
                .flatMap(file ->
                        lines(file.getKey()).stream()
                                .map(line -> Arguments.of(file.getValue(), line)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("records")
    void released_records_are_still_read(Class<?> type, String line) throws IOException {
        assertKept(JSON.readTree(line), JSON.readTree(writtenAgain(type, line)), line);
    }

    @Test
    void every_kind_of_fact_input_and_result_has_a_released_record() {
        for (String file : List.of("facts", "inputs", "results", "commands")) {
            Class<?> type = FILES.get(file);
            assertThat(
                            lines(file).stream()
                                    .map(line -> line.replaceFirst(".*?:\"([^\"]+)\".*", "$1")))
                    .as("add a line to wire/released/%s.jsonl for what is new", file)
                    .containsAll(SealedTypes.leaves(type).map(WireNames::of).toList());
        }
    }

    private static <T> byte[] writtenAgain(Class<T> type, String line) {
        JsonCodec<T> codec = WireJson.codec(type);
        return switch (codec.read(line.getBytes(UTF_8))) {
            case Reading.Read<T>(T value) -> codec.write(value);
            case Reading.Unreadable<T>(String reason) -> throw new AssertionError(reason);
        };
    }

    private static void assertKept(JsonNode released, JsonNode now, String line) {
        if (released.isObject()) {
            released.properties()
                    .forEach(field -> {
                        if (field.getKey().equals(SealedTypes.DISCRIMINATOR)) {
                            assertSameMember(field.getValue().asText(), now, line);
                        } else {
                            assertKept(field.getValue(), now.path(field.getKey()), line);
                        }
                    });
        } else if (released.isArray()) {
            assertThat(now.size()).as(line).isEqualTo(released.size());
            for (int i = 0; i < released.size(); i++) {
                assertKept(released.get(i), now.get(i), line);
            }
        } else {
            assertThat(now).as(line).isEqualTo(released);
        }
    }

    /** An earlier name is read as the member that now has another one. */
    private static void assertSameMember(String released, JsonNode now, String line) {
        String current = now.path(SealedTypes.DISCRIMINATOR).asText();
        assertThat(WireFormat.namesWith(current)).as(line).contains(released);
    }

    private static List<String> lines(String file) {
        try (InputStream in =
                ReleasedRecordsTest.class.getResourceAsStream(
                        "/wire/released/" + file + ".jsonl")) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
