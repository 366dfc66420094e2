package dev.tandem.webex.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Single fields of an event, whatever was put into them. Names are read in any letter case, because
 * flows are written with Webex's own spelling of its variables ({@code ANI}, {@code
 * InteractionId}); where both are there, the exact one counts.
 */
public final class EventFields {
    /** Longest ids, types, numbers and reasons kept; a flow's variables are longer. */
    static final int WORD_LENGTH = 256;

    /** A whole number of more bits is no id, time or phone number. */
    private static final int LARGEST_NUMBER_BITS = 512;

    /** What stands in a variable that was never filled in or not rendered. */
    private static final Pattern UNFILLED =
            Pattern.compile(
                    "(?i)null|undefined|none|nil|nan|\\[object object]|0{8}(-0{4}){3}-0{12}");

    /** What such a text begins with: most texts need no further look. */
    private static final String UNFILLED_BEGIN = "nNuU[0";

    private EventFields() {}

    /** The field of that name, in any letter case; a missing node when there is none. */
    public static JsonNode node(JsonNode parent, String name) {
        return parent instanceof EventObject object
                ? object.inAnyCase(name)
                : MissingNode.getInstance();
    }

    /** A short text, null when missing, never filled in or not a single value. */
    public static @Nullable String word(JsonNode parent, String name) {
        String text = text(parent, name, WORD_LENGTH);
        return text == null || unfilled(text) ? null : text.strip();
    }

    /** One word of a known set; null when missing, never filled in or no text. */
    public static @Nullable String label(JsonNode parent, String name) {
        return node(parent, name).isTextual() ? word(parent, name) : null;
    }

    /** A text that is useless when cut; null when it is no word or longer than that. */
    public static @Nullable String whole(JsonNode parent, String name, int maxLength) {
        String text = text(parent, name, maxLength + 1);
        return text == null || unfilled(text) || text.length() > maxLength ? null : text.strip();
    }

    /**
     * An interaction id in its one spelling and in full length, so that a wrong one is seen to be
     * wrong; null when there is no number or text that is not blank.
     */
    public static @Nullable String id(JsonNode parent, String name) {
        JsonNode value = node(parent, name);
        String text = value.isTextual() || value.isNumber() ? single(value) : null;
        return text == null || text.isBlank() ? null : InteractionIds.canonical(text);
    }

    /** A text as the event has it, also an empty one; null when missing or not a single value. */
    static @Nullable String text(JsonNode parent, String name, int maxLength) {
        String text = single(node(parent, name));
        return text == null ? null : tamed(text, maxLength);
    }

    /** A phone number as the event has it, also an empty one; null when never filled in. */
    public static @Nullable String number(JsonNode parent, String name) {
        String text = text(parent, name, WORD_LENGTH);
        return text == null || text.isBlank() || !unfilled(text) ? text : null;
    }

    /**
     * A single value as text, numbers without an exponent; null for anything else, and for a number
     * that is too long.
     */
    public static @Nullable String single(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        if (value.isFloatingPointNumber()) {
            return Double.isFinite(value.doubleValue())
                    ? value.decimalValue().toPlainString()
                    : null;
        }
        return value.isBigInteger() && value.bigIntegerValue().bitLength() > LARGEST_NUMBER_BITS
                ? null
                : value.asText();
    }

    /** Whether a text shows that its variable was never filled in. */
    public static boolean unfilled(String text) {
        String word = text.strip();
        return word.isEmpty()
                || (UNFILLED_BEGIN.indexOf(word.charAt(0)) >= 0 && UNFILLED.matcher(word).matches())
                || unrendered(text);
    }

    /** Whether a text still holds the name of a variable in place of its value. */
    public static boolean unrendered(String text) {
        return text.indexOf('{') >= 0 && (text.contains("{{") || text.contains("${"));
    }

    /** Cut at the length, never within a character, and with spaces for control characters. */
    public static String tamed(String text, int maxLength) {
        int end = Math.min(text.length(), maxLength);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String cut = text.substring(0, end);
        for (int i = 0; i < end; i++) {
            if (Character.isISOControl(cut.charAt(i))) {
                return cut.replaceAll("\\p{Cntrl}", " ");
            }
        }
        return cut;
    }
}
