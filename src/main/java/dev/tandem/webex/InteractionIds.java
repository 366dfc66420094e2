package dev.tandem.webex;

import org.jspecify.annotations.Nullable;

/** What may name an interaction. */
public final class InteractionIds {
    /** Webex's task ids are UUIDs of 36 characters. */
    public static final int MAX_LENGTH = 128;

    private InteractionIds() {}

    /**
     * What is wrong with the id, null when nothing is.
     *
     * @param field what it is called where it comes from, for the message
     */
    public static @Nullable String faultOf(String field, String id) {
        if (id.length() > MAX_LENGTH) {
            return field + " is longer than " + MAX_LENGTH + " characters";
        }
        return id.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? null
                : field + " holds characters other than visible ASCII";
    }
}
