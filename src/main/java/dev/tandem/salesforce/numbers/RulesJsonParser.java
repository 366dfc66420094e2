package dev.tandem.salesforce.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the JSON object of names and rules; leaves patterns unchecked. */
final class RulesJsonParser {
    private static final JsonFactory JSON = new JsonFactory();

    private RulesJsonParser() {}

    static RulesReading read(String json) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            String fault = collect(parser, texts);
            return fault.isEmpty()
                    ? RuleParser.readAll(JavaScriptPropertyOrder.of(texts))
                    : new RulesReading.Refused(fault);
        } catch (JsonProcessingException e) {
            return new RulesReading.Refused(
                    "the rules are not JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("")
                            + at(e.getLocation())
                            + "; inside a JSON string each backslash is written twice, and in a"
                            + " properties file each of those twice again");
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read a string, but could not", e);
        }
    }

    /** What is wrong, or an empty string. */
    private static String collect(JsonParser parser, Map<String, String> texts) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return "the rules must be a JSON object such as"
                    + " {\"name\":\"[min,max]->pattern->selector\"}";
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return "rule \"%s\" must be a string, \"[min,max]->pattern->selector\""
                        .formatted(name);
            }
            if (texts.putIfAbsent(name, parser.getText()) != null) {
                return "two rules are called \"%s\"; JavaScript would forget the first, so give one"
                                .formatted(name)
                        + " of them another name";
            }
        }
        return parser.nextToken() == null
                ? ""
                : "something follows the JSON object" + at(parser.currentTokenLocation());
    }

    private static String at(JsonLocation place) {
        return " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }
}
