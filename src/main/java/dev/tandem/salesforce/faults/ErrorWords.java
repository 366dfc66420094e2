package dev.tandem.salesforce.faults;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.phone.PhoneNumberMask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wrapper's {@code errors}: null, a string, an object, or an array of either. Bounded,
 * because the words go into records of limited size, and without whole phone numbers, because the
 * words go to whoever may read a log.
 */
public final class ErrorWords extends JsonDeserializer<List<String>> {
    static final int MOST_WORDS = 10;
    private static final int LONGEST = 500;

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
        return List.copyOf(words);
    }

    @Override
    public List<String> getNullValue(DeserializationContext context) {
        return List.of();
    }

    private static void add(List<String> words, JsonNode error) {
        String text = words(error);
        if (text != null && !text.isBlank() && words.size() < MOST_WORDS) {
            words.add(kept(text));
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

    /** What may be kept of words that an org said. */
    public static String kept(String text) {
        String masked = PhoneNumberMask.in(text);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
