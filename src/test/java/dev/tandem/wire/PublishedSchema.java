package dev.tandem.wire;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A schema of the folder {@code schemas}. */
public final class PublishedSchema {
    private final Schema schema;

    private PublishedSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema of the records of a topic. */
    public static PublishedSchema of(String topic) throws IOException {
        Path file = Path.of("schemas", topic + ".schema.json");
        return read(Files.readString(file));
    }

    /** The schema of that text. */
    static PublishedSchema read(String schema) {
        return new PublishedSchema(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema));
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
