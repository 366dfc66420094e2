package dev.tandem.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the objects of a Kubernetes manifest; a key that is there twice fails. */
public final class Manifests {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private Manifests() {}

    public static List<JsonNode> read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    /** Empty documents are left out. */
    public static List<JsonNode> read(String text) throws IOException {
        try (var objects = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return objects.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }

    public static List<JsonNode> ofKind(String kind, Path file) throws IOException {
        return read(file).stream().filter(it -> it.path("kind").asText().equals(kind)).toList();
    }
}
