package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.wire.PublishedSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document has every problem of the program, in the program's own words. */
class OpenApiTest {
    private static final String TYPE = "urn:tandem:problem:";

    /** The name and the title of a problem where it is made. */
    private static final Pattern MADE =
            Pattern.compile(
                    "(?:Problem\\.of\\(\\s*(?:\\d+|status|rejectStatus),|rejected\\(|unavailable\\()"
                        + "\\s*\"([a-z-]+)\",\\s*\"([^\"]+)\"");

    private final OpenApiDocument document = OpenApiDocument.CHECKED_IN;

    @Test
    void every_problem_of_the_program_is_an_example_with_its_title() throws IOException {
        Map<String, Set<String>> made = new TreeMap<>();
        Arrays.stream(Refusal.values())
                .filter(it -> it.answer().length > 0)
                .map(OpenApiTest::problemOf)
                .forEach(it -> add(made, it.path("type").asText(), it.path("title").asText()));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(it -> it.toString().endsWith(".java"))
                    .flatMap(it -> MADE.matcher(text(it)).results())
                    .forEach((MatchResult it) -> add(made, TYPE + it.group(1), it.group(2)));
        }
        Map<String, Set<String>> described = new TreeMap<>();
        problems()
                .forEach(it -> add(described, it.path("type").asText(), it.path("title").asText()));
        assertThat(made).hasSizeGreaterThan(25).isEqualTo(described);
    }

    @Test
    void a_problem_stands_under_its_own_name_and_status() {
        PublishedSchema schema = PublishedSchema.closedAt("http/problem.schema.json");
        assertThat(problems()).allSatisfy(it -> assertThat(schema.faults(it.toString())).isEmpty());
        document.root()
                .at("/components/responses")
                .forEach(response ->
                        examples(response)
                                .properties()
                                .forEach(it ->
                                        assertThat(it.getValue().at("/value/type").asText())
                                                .isEqualTo(TYPE + it.getKey())));
        document.root()
                .path("paths")
                .forEach(path ->
                        path.forEach(operation ->
                                operation
                                        .path("responses")
                                        .properties()
                                        .forEach(it -> assertStatus(it.getKey(), it.getValue()))));
    }

    private void assertStatus(String key, JsonNode response) {
        String pattern = key.equals("default") ? "[45]\\d\\d" : key.replace("XX", "\\d\\d");
        examples(document.root().at(response.path("$ref").asText().substring(1)))
                .forEach(it -> assertThat(it.at("/value/status").asText()).matches(pattern));
    }

    @Test
    void every_operation_says_who_may_call_and_what_is_refused() {
        document.root()
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .forEach(operation -> {
                                    assertThat(operation.path("security"))
                                            .as(path.getKey())
                                            .isNotEmpty();
                                    assertThat(operation.at("/responses/default/$ref").asText())
                                            .as(path.getKey())
                                            .isEqualTo("#/components/responses/Refused");
                                }));
    }

    @Test
    void an_answer_that_is_not_described_is_found() {
        String problem =
                "{\"type\":\"urn:tandem:problem:%s\",\"title\":\"t\",\"status\":%d,\"detail\":\"d\"}";
        assertThat(problemFaults("/flow/events", 400, problem.formatted("no-wait", 400))).isEmpty();
        assertThat(problemFaults("/flow/events", 400, problem.formatted("bad-wait", 400)))
                .singleElement()
                .asString()
                .contains("none of");
        assertThat(problemFaults("/flow/events", 400, problem.formatted("no-wait", 401)))
                .hasSize(1);
        assertThat(problemFaults("/webhooks/webex", 403, problem.formatted("unsigned", 403)))
                .isEmpty();
        assertThat(problemFaults("/nowhere", 404, problem.formatted("not-found", 404))).isEmpty();
        assertThat(problemFaults("/flow/events", 400, "{}")).isNotEmpty();
        assertThat(document.faults("POST", "/flow/events", 202, "", "")).isEmpty();
        assertThat(document.faults("POST", "/flow/events", 202, "", "{}")).isNotEmpty();
        assertThat(document.faults("POST", "/flow/events", 204, "", "")).isNotEmpty();
        assertThat(document.faults("GET", "/interactions", 404, "", "")).isNotEmpty();
        assertThat(jsonFaults("{\"name\":\"a\"}")).isEmpty();
        assertThat(jsonFaults("{\"name\":\"a\",\"key\":\"b\"}")).isNotEmpty();
        assertThat(document.faults("GET", "/flow/check", 200, "text/plain", "")).isNotEmpty();
    }

    private List<String> problemFaults(String path, int status, String body) {
        return document.faults("POST", path, status, "application/problem+json", body);
    }

    private List<String> jsonFaults(String body) {
        return document.faults("GET", "/flow/check", 200, "application/json;charset=UTF-8", body);
    }

    private List<JsonNode> problems() {
        List<JsonNode> problems = new ArrayList<>();
        document.root()
                .at("/components/responses")
                .forEach(response ->
                        examples(response).forEach(it -> problems.add(it.path("value"))));
        return problems;
    }

    private static JsonNode examples(JsonNode response) {
        return response.path("content").path("application/problem+json").path("examples");
    }

    private static JsonNode problemOf(Refusal refusal) {
        String answer = new String(refusal.answer(), java.nio.charset.StandardCharsets.US_ASCII);
        return OpenApiDocument.parsed(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private static void add(Map<String, Set<String>> titles, String type, String title) {
        titles.computeIfAbsent(type, _ -> new TreeSet<>()).add(title.toLowerCase(Locale.ROOT));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
