package dev.tandem.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tandem.wire.PublishedSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The checked-in OpenAPI document, and whether an answer is one that it describes. */
public final class OpenApiDocument {
    /** Where it is checked in. */
    static final Path FILE = Path.of("schemas/openapi.yaml");

    /** The document of this checkout. */
    public static final OpenApiDocument CHECKED_IN = read(FILE);

    /** The schema is that of each line. */
    private static final String LINES = "application/x-ndjson";

    private static final String PROBLEM = "application/problem+json";

    private final JsonNode root;
    private final Map<String, PublishedSchema> schemas = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    static OpenApiDocument read(Path file) {
        try {
            return new OpenApiDocument(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Returns the answer, or fails when the document does not describe it. */
    public HttpResponse<String> checked(HttpResponse<String> answer) {
        List<String> faults =
                faults(
                        answer.request().method(),
                        answer.uri().getRawPath(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body());
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "Expected an answer of %s to %s, but %s: %s"
                            .formatted(FILE, answer, faults, answer.body()));
        }
        return answer;
    }

    /** What the document does not say about such an answer; empty when it says all. */
    List<String> faults(String method, String path, int status, String type, String body) {
        JsonNode operation = operation(method, path);
        String mediaType = type.replaceFirst(";.*", "").strip();
        List<JsonNode> named = new ArrayList<>();
        for (String key : List.of("" + status, status / 100 + "XX")) {
            JsonNode response = resolved(operation.path("responses").path(key));
            if (response.isObject()) {
                named.add(response);
            }
        }
        if (mediaType.equals(PROBLEM)) {
            named.add(root.at("/components/responses/Refused"));
            return problemFaults(named, status, body);
        }
        return named.isEmpty()
                ? List.of("the status is not described")
                : bodyFaults(named.getFirst().path("content"), mediaType, body);
    }

    private List<String> bodyFaults(JsonNode content, String mediaType, String body) {
        if (!content.isObject()) {
            return body.isEmpty() ? List.of() : List.of("a body is not described");
        }
        JsonNode schema = content.path(mediaType).path("schema");
        if (!schema.isObject()) {
            return List.of("the media type is not described: " + mediaType);
        }
        return mediaType.equals(LINES)
                ? body.lines().flatMap(line -> closed(schema).faults(line).stream()).toList()
                : closed(schema).faults(body);
    }

    /** The type must be one of the examples of the response, or of what is refused anywhere. */
    private List<String> problemFaults(List<JsonNode> responses, int status, String body) {
        List<String> faults = new ArrayList<>(closed(problemSchema()).faults(body));
        if (!faults.isEmpty()) {
            return faults;
        }
        JsonNode problem = parsed(body);
        TreeSet<String> types = new TreeSet<>();
        for (JsonNode response : responses) {
            response.path("content")
                    .path(PROBLEM)
                    .path("examples")
                    .forEach(it -> types.add(it.at("/value/type").asText()));
        }
        if (!types.contains(problem.path("type").asText())) {
            faults.add("the problem is none of " + types);
        }
        if (problem.path("status").asInt() != status) {
            faults.add("the problem has another status");
        }
        return faults;
    }

    private JsonNode problemSchema() {
        return root.at("/components/schemas/Problem");
    }

    private JsonNode operation(String method, String path) {
        for (Map.Entry<String, JsonNode> entry : root.path("paths").properties()) {
            if (path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+"))) {
                return entry.getValue().path(method.toLowerCase(Locale.ROOT));
            }
        }
        return root.path("none");
    }

    private JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("#/") ? resolved(root.at(ref.substring(1))) : node;
    }

    /** Answers have the fields that are described, and no others. */
    private PublishedSchema closed(JsonNode schema) {
        return schemas.computeIfAbsent(
                resolved(schema).path("$ref").asText().replaceFirst("^\\./", ""),
                PublishedSchema::closedAt);
    }

    static JsonNode parsed(String json) {
        try {
            return new YAMLMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
