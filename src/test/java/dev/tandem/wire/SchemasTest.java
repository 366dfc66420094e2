package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.embedded.callers.RecordedWebhooks;
import dev.tandem.files.AcceptedFile;
import dev.tandem.webex.SampleWebhooks;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas fit what the program writes and accepts. */
class SchemasTest {
    private static final Path SCHEMAS = Path.of("schemas");

    static Stream<Arguments> records() {
        return WireSchemas.RECORDS.entrySet().stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_topics_schema_is_what_the_types_generate(String topic, Class<?> type)
            throws IOException {
        Path file = SCHEMAS.resolve(topic + ".schema.json");
        String schema = WireSchemas.of(topic, type);
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

    @Test
    void the_asyncapi_document_describes_every_topic_by_its_schema() throws IOException {
        JsonNode document =
                new ObjectMapper(new YAMLFactory())
                        .readTree(Path.of("schemas/asyncapi.yaml").toFile());
        List<String> addresses = new ArrayList<>();
        document.path("channels")
                .properties()
                .forEach(channel -> {
                    addresses.add(channel.getValue().path("address").asText());
                    String message =
                            channel.getValue()
                                    .path("messages")
                                    .properties()
                                    .iterator()
                                    .next()
                                    .getKey();
                    assertThat(
                                    document.at("/components/messages")
                                            .path(message)
                                            .at("/payload/schema/$ref")
                                            .asText())
                            .isEqualTo("./" + channel.getKey() + ".schema.json");
                });
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(new Topics("tandem.").all());
    }

    @Test
    void the_recorded_webhooks_and_the_samples_fit_the_schema_of_events() throws IOException {
        PublishedSchema schema = PublishedSchema.of("webex-events");
        assertThat(schema.faults(SampleWebhooks.TASK_NEW)).isEmpty();
        assertThat(schema.faults(SampleWebhooks.withoutTimestamp())).isEmpty();
        for (String body : RecordedWebhooks.bodies()) {
            assertThat(schema.faults(body)).as(body).isEmpty();
        }
        assertThat(
                        schema.faults(
                                "{\"event\":\"NewPhoneContact\",\"interactionId\":\"i\",\"ani\":\"+1\","
                                    + "\"dnis\":\"+2\",\"time\":\"2026-02-06T21:09:02.712Z\","
                                    + "\"attributes\":{\"language\":\"de\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"type\":\"task:new\"}",
                "{\"type\":\"task:new\",\"data\":{}}",
                "{\"event\":\"NewPhoneContact\"}",
                "{\"event\":\"NewPhoneContact\",\"interactionId\":\"\"}"
            })
    void what_is_no_event_does_not_fit(String body) throws IOException {
        assertThat(PublishedSchema.of("webex-events").faults(body)).isNotEmpty();
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
                                ResultRecord.class, WireFormats.RESULT,
                                JournalEntry.class, WireFormats.JOURNAL,
                                DeadLetter.class, WireFormats.DEAD_LETTER)
                        .get(type);
    }
}
