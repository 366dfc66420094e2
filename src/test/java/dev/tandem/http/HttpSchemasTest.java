package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.operator.letters.RedriveRuns;
import dev.tandem.ops.console.AnswerJson;
import dev.tandem.ops.words.ActionDescriptions;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.PublishedSchema;
import dev.tandem.wire.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of the bodies over HTTP fit their examples and the types that are written. */
class HttpSchemasTest {
    private static final Path SCHEMAS = Path.of("schemas");
    private static final String LETTERS = "dev.tandem.ops.letters.";
    private static final ObjectMapper JSON = mapper();

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new AnswerJson().customize(mapper);
        return mapper;
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve("http"))) {
            return files.map(it -> "http/" + it.getFileName()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_example_fits_and_has_no_field_but_those_described(String file) throws IOException {
        JsonNode schema = JSON.readTree(SCHEMAS.resolve(file).toFile());
        assertThat(schema.path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("examples")).as(file).isNotEmpty();
        PublishedSchema closed = PublishedSchema.closedAt(file);
        for (JsonNode example : schema.path("examples")) {
            assertThat(closed.faults(example.toString())).as("%s", example).isEmpty();
        }
        assertThat(closed.faults("{}")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Webhook", "FlowEvent"})
    void every_example_of_a_request_fits(String name) throws IOException {
        JsonNode events = JSON.readTree(SCHEMAS.resolve("webex-events.schema.json").toFile());
        PublishedSchema schema = PublishedSchema.at("webex-events.schema.json#/$defs/" + name);
        JsonNode examples = events.path("$defs").path(name).path("examples");
        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            assertThat(schema.faults(example.toString())).as("%s", example).isEmpty();
        }
        assertThat(schema.faults("{\"type\":\"task:new\",\"data\":{}}")).isNotEmpty();
    }

    @Test
    void the_document_refers_to_every_schema_and_has_none_of_its_own() throws IOException {
        Set<String> used = new TreeSet<>();
        OpenApiDocument.CHECKED_IN
                .root()
                .at("/components/schemas")
                .forEach(it -> used.add(it.path("$ref").asText().substring("./".length())));
        assertThat(used)
                .contains(
                        "webex-events.schema.json#/$defs/Webhook",
                        "webex-events.schema.json#/$defs/FlowEvent");
        for (String file : files()) {
            JsonNode schema = JSON.readTree(SCHEMAS.resolve(file).toFile());
            schema.findValuesAsText("$ref").stream()
                    .filter(it -> !it.startsWith("#"))
                    .forEach(it -> used.add("http/" + it.replaceFirst("#.*", "")));
        }
        assertThat(used).containsAll(files());
    }

    static Stream<Arguments> bodies() {
        String console = "dev.tandem.ops.console.";
        return Stream.of(
                Arguments.of("interaction", console + "InteractionDocument"),
                Arguments.of("interaction-list", console + "InteractionList"),
                Arguments.of("call-numbers", console + "CallNumbers"),
                Arguments.of("export", console + "ExportWish"),
                Arguments.of("instance-list", console + "InteractionList$Part"),
                Arguments.of("routing-answer", RoutingAnswer.class.getName()),
                Arguments.of("letter-list", LETTERS + "LetterList"),
                Arguments.of("dead-letter", LETTERS + "LetterDocument"),
                Arguments.of("redrive", LETTERS + "BulkRedriveResource$Wish"),
                Arguments.of("redrive-plan", LETTERS + "RedrivePlan"),
                Arguments.of("redrive-run", LETTERS + "RedriveRun"),
                Arguments.of("orgs", "dev.tandem.ops.orgs.OrgDocument"),
                Arguments.of("audit", "dev.tandem.ops.audit.AuditDocument"),
                Arguments.of("reason", "dev.tandem.ops.parameters.Reason"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_schema_has_the_fields_of_the_type_that_is_written(String name, String type)
            throws Exception {
        Object full = Samples.full(Class.forName(type));
        JsonNode written = JSON.valueToTree(full);
        Set<String> described = new TreeSet<>();
        describe(name + ".schema.json", "", described);
        Set<String> fields = new TreeSet<>();
        collect(written, fields);
        assertThat(described).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource({
        "interaction, dev.tandem.ops.console.InteractionDocument",
        "interaction-list, dev.tandem.ops.console.InteractionList",
        "call-numbers, dev.tandem.ops.console.CallNumbers",
        "export-line, dev.tandem.ops.console.InteractionExport$End",
        "instance-list, dev.tandem.ops.console.InteractionList$Part",
        "redrive-run, dev.tandem.ops.letters.RedriveRun",
        "audit, dev.tandem.ops.audit.AuditDocument"
    })
    void what_can_be_written_fits(String name, String type) throws Exception {
        PublishedSchema schema = PublishedSchema.closedAt("http/" + name + ".schema.json");
        for (Object sample :
                List.of(Samples.full(Class.forName(type)), Samples.sparse(Class.forName(type)))) {
            ObjectNode written = JSON.valueToTree(sample);
            if (written.has("phase")) {
                // The sample's is any text, because "parked" is no phase of the domain.
                written.put("phase", "parked");
            }
            assertThat(schema.faults(written.toString())).as("%s", written).isEmpty();
        }
    }

    @Test
    void the_words_of_the_schemas_are_those_of_the_program() throws IOException {
        assertWords("interaction", "/$defs/Phase", InteractionPhase.values());
        assertWords("interaction", "/$defs/Outcome", CloseOutcome.values());
        assertWords("interaction", "/$defs/Entry/properties/ignored", IgnoreReason.values());
        assertWords(
                "interaction", "/$defs/ParkedLetter/properties/reason", DeadLetterReason.values());
        assertWords("routing-answer", "/$defs/Status", RoutingAnswer.Status.values());
        assertWords("letter-list", "/$defs/Line/properties/reason", DeadLetterReason.values());
        assertWords("letter-list", "/$defs/Line/properties/state", LetterState.values());
        assertWords("redrive-run", "/properties/state", RedriveRuns.State.values());
        assertWords(
                "audit",
                "/properties/entries/items/properties/what",
                ActionDescriptions.Kind.values());
        assertWords("orgs", "/$defs/Org/properties/circuit", SalesforceMetrics.Circuit.values());
    }

    private static void assertWords(String name, String place, Enum<?>[] values)
            throws IOException {
        JsonNode words =
                JSON.readTree(SCHEMAS.resolve("http/" + name + ".schema.json").toFile())
                        .at(place)
                        .path("enum");
        assertThat(words)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(values).map(EnumWords::of).toList());
    }

    /** The names of all fields below a place of a schema. */
    private static void describe(String file, String place, Set<String> names) throws IOException {
        describe(file, JSON.readTree(SCHEMAS.resolve("http/" + file).toFile()).at(place), names);
    }

    private static void describe(String file, JsonNode schema, Set<String> names)
            throws IOException {
        String ref = schema.path("$ref").asText();
        if (!ref.isEmpty()) {
            int hash = ref.indexOf('#');
            describe(
                    hash == 0 ? file : ref.replaceFirst("#.*", ""),
                    hash < 0 ? "" : ref.substring(hash + 1),
                    names);
        }
        for (JsonNode one : schema.path("anyOf")) {
            describe(file, one, names);
        }
        if (schema.has("items")) {
            describe(file, schema.path("items"), names);
        }
        for (var property : schema.path("properties").properties()) {
            names.add(property.getKey());
            describe(file, property.getValue(), names);
        }
    }

    private static void collect(JsonNode value, Set<String> names) {
        value.properties()
                .forEach(it -> {
                    names.add(it.getKey());
                    collect(it.getValue(), names);
                });
        if (value.isArray()) {
            value.forEach(it -> collect(it, names));
        }
    }
}
