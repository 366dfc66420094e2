package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Single fields of an event, whatever was put into them. */
final class EventFields {
    /** Longest ids, types, numbers and reasons kept; a flow's variables are longer. */
    static final int WORD_LENGTH = 256;

    private EventFields() {}

    /** A short text, null when missing, blank or not a single value. */
    static @Nullable String word(JsonNode parent, String name) {
        String text = text(parent, name, WORD_LENGTH);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A text that means nothing when it is cut; null when missing, blank or longer than that. */
    static @Nullable String whole(JsonNode parent, String name, int maxLength) {
        String text = text(parent, name, maxLength + 1);
        return text == null || text.isBlank() || text.length() > maxLength ? null : text.strip();
    }

    /** An id as told, in full length, so that a wrong one is seen to be wrong; null when blank. */
    static @Nullable String id(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText()
                : null;
    }

    /** A text as told, also an empty one; null when missing or not a single value. */
    static @Nullable String text(JsonNode parent, String name, int maxLength) {
        JsonNode value = parent.path(name);
        return value.isValueNode() && !value.isNull() ? tamed(value.asText(), maxLength) : null;
    }

    /** Cut at the length, never within a character, and with spaces for control characters. */
    static String tamed(String text, int maxLength) {
        int end = Math.min(text.length(), maxLength);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String cut = text.substring(0, end);
        return cut.chars().anyMatch(Character::isISOControl)
                ? cut.replaceAll("\\p{Cntrl}", " ")
                : cut;
    }
}
