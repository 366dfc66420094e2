package dev.tandem.webex.json;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which ids an interaction may have, and the canonical spelling of each. */
public final class InteractionIds {
    /** Webex's task ids are UUIDs of 36 characters. */
    public static final int MAX_LENGTH = 128;

    private static final String UUID_FORM = "00000000-0000-0000-0000-000000000000";

    private InteractionIds() {}

    /**
     * The one spelling of an id: without spaces around it, and in lower case where it is a UUID.
     * Whatever takes an id in or looks one up uses it, since the id is the record's key: one call
     * in two spellings would be two calls in two partitions.
     */
    public static String canonical(String id) {
        String stripped = id.strip();
        return isUuid(stripped) ? stripped.toLowerCase(Locale.ROOT) : stripped;
    }

    /** In the form 8-4-4-4-12 of hexadecimal digits. */
    private static boolean isUuid(String id) {
        if (id.length() != UUID_FORM.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char found = id.charAt(i);
            if (UUID_FORM.charAt(i) == '-' ? found != '-' : !HexFormat.isHexDigit(found)) {
                return false;
            }
        }
        return true;
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
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) <= ' ' || id.charAt(i) >= 0x7f) {
                return field + " holds characters other than visible ASCII";
            }
        }
        return null;
    }
}
