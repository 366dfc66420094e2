package dev.tandem.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the phone numbers in lines: in keys, headers and bodies, in texts and numbers of JSON,
 * in JSON inside a text, and in what is no JSON.
 */
public final class MaskedLines {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** Fields whose numbers count something, or are times: replay needs them as they are. */
    private static final Pattern FIGURES =
            Pattern.compile(
                    ".*(time|timestamp|date|duration|millis|seconds|offset|sequence|at|due|until|since)");

    private final NumberMask mask;

    public MaskedLines(NumberMask mask) {
        this.mask = mask;
    }

    /** The line with stand-ins for its phone numbers; its bytes stay where it has none. */
    public RecordedLine of(RecordedLine line) {
        return new RecordedLine(
                line.topic(),
                line.partition(),
                line.offset(),
                line.timestamp(),
                masked(line.key()),
                headers(line.headers()),
                masked(line.body()));
    }

    private List<RecordedLine.Header> headers(List<RecordedLine.Header> headers) {
        return headers.stream()
                .map(it ->
                        isFigure(it.name())
                                ? it
                                : new RecordedLine.Header(it.name(), masked(it.value())))
                .toList();
    }

    private byte @Nullable [] masked(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            return mask.mask(bytes);
        }
        String masked = document(text);
        return masked.equals(text) ? bytes : masked.getBytes(UTF_8);
    }

    /** JSON is masked value by value, all else as text. */
    private String document(String text) {
        @Nullable JsonNode tree = treeOf(text);
        if (tree == null) {
            return mask.mask(text);
        }
        JsonNode before = tree.deepCopy();
        JsonNode after = value("", tree);
        return after.equals(before) ? text : after.toString();
    }

    private static @Nullable JsonNode treeOf(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private JsonNode value(String field, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> fields(object);
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, value(field, array.get(i)));
                }
                yield array;
            }
            case TextNode text when isFigure(field) && isWholeNumber(text.textValue()) -> text;
            case TextNode text -> TextNode.valueOf(document(text.textValue()));
            case JsonNode number when number.isNumber() && !isFigure(field) -> number(number);
            case JsonNode other -> other;
        };
    }

    private ObjectNode fields(ObjectNode object) {
        ObjectNode masked = JSON.createObjectNode();
        object.properties()
                .forEach(it ->
                        masked.set(mask.mask(it.getKey()), value(it.getKey(), it.getValue())));
        return masked;
    }

    private JsonNode number(JsonNode number) {
        String digits = number.decimalValue().toBigInteger().toString();
        String masked = mask.mask(digits);
        return masked.equals(digits)
                ? number
                : JSON.getNodeFactory().numberNode(new BigInteger(masked));
    }

    private static boolean isFigure(String field) {
        return FIGURES.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isWholeNumber(String text) {
        return text.chars().allMatch(it -> it >= '0' && it <= '9');
    }
}
