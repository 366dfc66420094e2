package dev.tandem.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A schema of the folder {@code schemas}. */
public final class PublishedSchema {
    /** Where the folder is for references between its files. */
    private static final String BASE = "https://schemas.invalid/";

    private static final Path FOLDER = Path.of("schemas");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = registry(UnaryOperator.identity());
    private static final SchemaRegistry CLOSED = registry(PublishedSchema::closed);

    private final Schema schema;

    private PublishedSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema of the records of a topic. */
    public static PublishedSchema of(String topic) throws IOException {
        return at(topic + ".schema.json");
    }

    /**
     * The schema at a place.
     *
     * @param place a file in the folder, and after {@code #} a place in it
     */
    public static PublishedSchema at(String place) {
        return new PublishedSchema(REGISTRY.getSchema(SchemaLocation.of(BASE + place)));
    }

    /** The same where no object has fields but those that its schema names. */
    public static PublishedSchema closedAt(String place) {
        return new PublishedSchema(CLOSED.getSchema(SchemaLocation.of(BASE + place)));
    }

    /** The schema of that text. */
    static PublishedSchema read(String schema) {
        return new PublishedSchema(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema));
    }

    private static SchemaRegistry registry(UnaryOperator<String> change) {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry ->
                        registry.schemas(iri ->
                                iri.startsWith(BASE)
                                        ? change.apply(text(iri.substring(BASE.length())))
                                        : null));
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String closed(String schema) {
        try {
            JsonNode root = JSON.readTree(schema);
            close(root);
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.path("properties").isObject()) {
            object.put("unevaluatedProperties", false);
        }
        schema.forEach(PublishedSchema::close);
    }

    /** What does not fit, in words; empty when all does. */
    public List<String> faults(String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(it -> it.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
