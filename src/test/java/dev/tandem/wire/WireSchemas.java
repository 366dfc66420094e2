package dev.tandem.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.CommandId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of the records on the topics, made from the types that the program writes. */
final class WireSchemas {
    /** Topic and title of each record type. */
    static final Map<String, Class<?>> RECORDS = records();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode definitions = JSON.createObjectNode();
    private final Map<String, Class<?>> open = new TreeMap<>();

    private WireSchemas() {}

    private static Map<String, Class<?>> records() {
        Map<String, Class<?>> records = new LinkedHashMap<>();
        records.put("wake-ups", WakeUp.class);
        records.put("salesforce-commands", CommandRecord.class);
        records.put("salesforce-starts", ResultRecord.Started.class);
        records.put("salesforce-results", ResultRecord.class);
        records.put("interaction-journal", JournalEntry.class);
        records.put("dead-letters", DeadLetter.class);
        records.put("operator-actions", OperatorRecord.class);
        return records;
    }

    /** The schema of the records of one topic, indented. */
    static String of(String topic, Class<?> type) {
        return of(topic, type, List.of());
    }

    /**
     * The same with examples.
     *
     * @param examples whole records
     */
    static String of(String topic, Class<?> type, List<JsonNode> examples) {
        WireSchemas schemas = new WireSchemas();
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "urn:tandem:schema:" + topic);
        root.put("title", "A record of the topic " + topic);
        root.put(
                "description",
                "Generated from the program's types. Null fields are left out. Later versions may"
                    + " add fields that are not required, and members with a name of their own.");
        if (!examples.isEmpty()) {
            root.putArray("examples").addAll(examples);
        }
        root.setAll(schemas.reference(type));
        schemas.define();
        root.set("$defs", schemas.definitions);
        return root.toPrettyString() + "\n";
    }

    private void define() {
        while (!open.isEmpty()) {
            String name = open.keySet().iterator().next();
            Class<?> type = open.remove(name);
            definitions.set(name, definition(type));
        }
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.has(name)) {
            open.put(name, type);
        }
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode();
        if (type.isSealed()) {
            ArrayNode members = schema.putArray("oneOf");
            SealedTypes.leaves(type).forEach(leaf -> members.add(reference(leaf)));
            return schema;
        }
        if (type.isEnum()) {
            ArrayNode words = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(it -> words.add(((Enum<?>) it).name()));
            return schema;
        }
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        if (WireNames.has(type)) {
            properties.putObject(SealedTypes.DISCRIMINATOR).put("const", WireNames.of(type));
            required.add(SealedTypes.DISCRIMINATOR);
        }
        components(type)
                .forEach(it -> {
                    properties.set(WireNames.of(it), schemaOf(it.getGenericType()));
                    if (isRequired(it)) {
                        required.add(WireNames.of(it));
                    }
                });
        return schema;
    }

    /**
     * What the program's reader requires too: numbers and collections may be of a later version.
     */
    private static boolean isRequired(RecordComponent component) {
        Class<?> type = component.getType();
        return !type.isPrimitive()
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Components of a group are written as if they were the record's own. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(it ->
                        WireNames.isGroup(it.getType()) ? components(it.getType()) : Stream.of(it));
    }

    private ObjectNode schemaOf(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] of = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                schema.put("type", "array").set("items", schemaOf(of[0]));
                return schema;
            }
            schema.put("type", "object").set("additionalProperties", schemaOf(of[1]));
            return schema;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return schema.put("type", "string");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw == int.class || raw == long.class || raw == Long.class || raw == Integer.class) {
            return schema.put("type", "integer");
        }
        if (raw == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (raw == Duration.class) {
            // Java writes fractions of seconds, which the format "duration" does not allow.
            return schema.put("type", "string")
                    .put("pattern", "^PT(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d+)?S)?$");
        }
        if (raw == CommandId.class) {
            return schema.put("type", "string")
                    .put("pattern", "^.+/(create|omni-flow|clear|update)/[0-9]+$");
        }
        return reference(raw);
    }
}
