package dev.tandem.salesforce.numbers;

import org.jspecify.annotations.Nullable;

/** The values by which Webex marks a withheld number. */
public final class WithheldNumber {
    private static final String WORD = "anonymous";

    private WithheldNumber() {}

    /** Whether there is no number here to translate: none, blank, or the word. */
    public static boolean is(@Nullable String number) {
        return number == null || number.isBlank() || WORD.equalsIgnoreCase(number.strip());
    }
}
