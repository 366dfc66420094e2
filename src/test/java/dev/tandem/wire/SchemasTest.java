package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.files.AcceptedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas fit what the program writes and accepts. */
class SchemasTest {
    private static final Path SCHEMAS = Path.of("schemas");
    private static final Path EXAMPLES = Path.of("src/test/resources/wire/examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> records() {
        return WireSchemas.RECORDS.entrySet().stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_topics_schema_is_what_the_types_generate(String topic, Class<?> type)
            throws IOException {
        Path file = SCHEMAS.resolve(topic + ".schema.json");
        String schema = WireSchemas.of(topic, type, examples(topic));
        AcceptedFile.assertHas(file, schema, "SchemasTest", "tandem.accept-schemas", "");
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_record_that_can_be_written_fits_its_schema(String topic, Class<?> type)
            throws IOException {
        PublishedSchema schema = PublishedSchema.of(topic);
        SealedTypes.leaves(type)
                .flatMap(leaf -> Stream.of(Samples.full(leaf), Samples.sparse(leaf)))
                .forEach(it -> assertThat(schema.faults(json(type, it))).isEmpty());
    }

    @Test
    void every_member_of_every_hierarchy_fits_the_journals_schema() throws IOException {
        PublishedSchema schema = PublishedSchema.of("interaction-journal");
        JournalEntry entry = (JournalEntry) Samples.full(JournalEntry.class);
        SealedTypes.leaves(InteractionInput.class)
                .map(leaf -> (InteractionInput) Samples.full(leaf))
                .forEach(input ->
                        assertThat(schema.faults(journal(entry, input, List.of()))).isEmpty());
        SealedTypes.leaves(InteractionFact.class)
                .map(leaf -> (InteractionFact) Samples.full(leaf))
                .forEach(fact ->
                        assertThat(schema.faults(journal(entry, entry.input(), List.of(fact))))
                                .isEmpty());
    }

    private static String journal(
            JournalEntry entry, InteractionInput input, List<InteractionFact> facts) {
        return new String(
                WireFormats.JOURNAL.write(
                        new JournalEntry(
                                entry.interactionId(),
                                entry.sequence(),
                                input,
                                entry.ignored(),
                                facts,
                                entry.phase(),
                                entry.outcome(),
                                entry.wakeAt(),
                                entry.answer())),
                UTF_8);
    }

    @Test
    void a_record_with_another_name_or_without_a_field_does_not_fit() throws IOException {
        PublishedSchema results = PublishedSchema.of("salesforce-results");
        String started = json(ResultRecord.class, Samples.full(ResultRecord.Started.class));
        assertThat(results.faults(started.replace("started/1", "begun/1"))).isNotEmpty();
        assertThat(results.faults(started.replace("\"id\"", "\"name\""))).isNotEmpty();
        assertThat(results.faults(started.replaceAll("/[a-z-]+/(\\d+)\"", "/delete/$1\"")))
                .isNotEmpty();
        for (String topic : WireSchemas.RECORDS.keySet()) {
            assertThat(PublishedSchema.of(topic).faults("{}")).as(topic).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void what_earlier_versions_wrote_under_todays_names_fits(String file, Class<?> type)
            throws IOException {
        PublishedSchema schema = PublishedSchema.read(WireSchemas.of(file, type));
        List<String> names = SealedTypes.leaves(type).map(WireNames::of).toList();
        List<String> lines =
                Files.readAllLines(Path.of("src/test/resources/wire/released", file + ".jsonl"))
                        .stream()
                        .filter(line ->
                                names.stream().anyMatch(it -> line.startsWith("{\"is\":\"" + it)))
                        .toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            assertThat(schema.faults(line)).as(line).isEmpty();
        }
    }

    static Stream<Arguments> released() {
        return Stream.of(
                Arguments.of("facts", InteractionFact.class),
                Arguments.of("inputs", InteractionInput.class),
                Arguments.of("results", ResultRecord.class),
                Arguments.of("commands", CommandRecord.class));
    }

    /** Records as the program writes them, one a line, which the schema of the topic repeats. */
    private static List<JsonNode> examples(String topic) throws IOException {
        List<JsonNode> examples = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve(topic + ".jsonl"))) {
            examples.add(JSON.readTree(line));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_example_fits_and_is_what_the_program_would_write(String topic, Class<?> type)
            throws IOException {
        JsonNode published =
                JSON.readTree(SCHEMAS.resolve(topic + ".schema.json").toFile()).path("examples");
        assertThat(published).isNotEmpty();
        PublishedSchema schema = PublishedSchema.closedAt(topic + ".schema.json");
        for (JsonNode example : published) {
            assertThat(schema.faults(example.toString())).as("%s", example).isEmpty();
            assertThat(writer(type).read(example.toString().getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Reading.Read.class,
                            it -> assertThat(tree(json(type, it.value()))).isEqualTo(example));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Class<?> type, Object value) {
        return new String(writer(type).write(value), UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static JsonCodec<Object> writer(Class<?> type) {
        return (JsonCodec<Object>)
                Map.of(
                                WakeUp.class, WireFormats.WAKE_UP,
                                CommandRecord.class, WireFormats.COMMAND,
                                ResultRecord.Started.class, WireFormats.RESULT,
                                ResultRecord.class, WireFormats.RESULT,
                                JournalEntry.class, WireFormats.JOURNAL,
                                DeadLetter.class, WireFormats.DEAD_LETTER,
                                OperatorRecord.class, WireFormats.OPERATOR)
                        .get(type);
    }
}
