package dev.tandem.webex.json;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which ids an interaction may have, and the canonical spelling of each. */
public final class InteractionIds {
    /** Webex's task ids are UUIDs of 36 characters. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private InteractionIds() {}

    /**
     * The one spelling of an id: without spaces around it, and in lower case where it is a UUID.
     * Whatever takes an id in or looks one up uses it, since the id is the record's key: one call
     * in two spellings would be two calls in two partitions.
     */
    public static String canonical(String id) {
        String stripped = id.strip();
        return UUID.matcher(stripped).matches() ? stripped.toLowerCase(Locale.ROOT) : stripped;
    }

    /**
     * What is wrong with the id, null when it is valid.
     *
     * @param field what it is called where it comes from, for the message
     */
    public static @Nullable String faultOf(String field, String id) {
        if (id.length() > MAX_LENGTH) {
            return field + " is longer than " + MAX_LENGTH + " characters";
        }
        if (EventFields.unfilled(id)) {
            return field + " was never filled in: check the name of the variable in the flow";
        }
        return id.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? null
                : field + " holds characters other than visible ASCII";
    }
}
