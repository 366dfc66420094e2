package dev.tandem.salesforce.faults;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.domain.text.TextBounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wrapper's {@code errors}: null, a string, an object, or an array of either. Bounded,
 * because the texts go into records of limited size, and without whole phone numbers, because the
 * texts are logged.
 */
public final class ErrorTexts extends JsonDeserializer<List<String>> {
    @Override
    public List<String> deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        JsonNode errors = context.readTree(parser);
        List<String> words = new ArrayList<>();
        if (errors.isArray()) {
            for (JsonNode error : errors) {
                add(words, error);
            }
        } else {
            add(words, errors);
        }
        return TextBounds.ORG_ERRORS.cut(words);
    }

    @Override
    public List<String> getNullValue(DeserializationContext context) {
        return List.of();
    }

    private static void add(List<String> words, JsonNode error) {
        String text = words(error);
        if (text != null && !text.isBlank()) {
            words.add(PhoneNumberMask.in(text));
        }
    }

    private static @Nullable String words(JsonNode error) {
        if (error.isNull()) {
            return null;
        }
        if (error.isObject() && error.hasNonNull("message")) {
            String message = error.get("message").asText();
            return error.hasNonNull("errorCode")
                    ? error.get("errorCode").asText() + ": " + message
                    : message;
        }
        return error.isValueNode() ? error.asText() : error.toString();
    }

    /** The text without whole phone numbers, in its bounds. */
    public static String kept(String text) {
        return TextBounds.ORG_ERRORS.cut(PhoneNumberMask.in(text));
    }
}
