package dev.tandem.process.query;

import dev.tandem.domain.Contact;
import dev.tandem.webex.json.InteractionIds;
import dev.tandem.wire.SearchEntry;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has typed or pasted to find a call by: an interaction id, a vendorCallKey, the
 * id of a VoiceCall, or a number. What it could be is decided by its form alone; a text that could
 * be several is looked for as each of them.
 *
 * @param id the interaction id that it could be
 * @param voiceCallId the 15 characters that tell VoiceCalls apart, in their case; null when it is
 *     none. Salesforce's form of 18 characters adds three for tools that ignore case.
 * @param digits of a number, its last four or more; null when it is none
 */
public record SearchText(String id, @Nullable String voiceCallId, @Nullable String digits) {
    /** The longest text that is taken. */
    public static final int LONGEST = 160;

    private static final int FEWEST_DIGITS = 4;
    private static final int VOICE_CALL_ID = 15;
    private static final String KEY_PREFIX = Contact.vendorCallKey("");
    private static final Pattern RECORD_ID = Pattern.compile("[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?");

    /** Digits with what people and systems write between them. */
    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ().\\-/]*");

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    /**
     * Reads it; null for one that nothing can be found by: blank, too long, or a number with too
     * few digits.
     */
    public static @Nullable SearchText of(String text) {
        String asked = text.strip();
        if (asked.isEmpty() || asked.length() > LONGEST) {
            return null;
        }
        String digits = NUMBER.matcher(asked).matches() ? digitsOf(asked) : null;
        if (digits != null && digits.length() < FEWEST_DIGITS) {
            return null;
        }
        String id = asked.startsWith(KEY_PREFIX) ? asked.substring(KEY_PREFIX.length()) : asked;
        return new SearchText(
                InteractionIds.canonical(id),
                RECORD_ID.matcher(asked).matches() ? asked.substring(0, VOICE_CALL_ID) : null,
                digits);
    }

    /** Whether it can be nothing but an interaction id, so that no scan is needed. */
    boolean isIdOnly() {
        return voiceCallId == null && digits == null;
    }

    /** Whether the interaction has it as its id, its record, or the end of one of its numbers. */
    boolean fits(SearchEntry entry) {
        return entry.interactionId().equals(id)
                || (voiceCallId != null
                        && entry.voiceCallId() != null
                        && entry.voiceCallId().startsWith(voiceCallId))
                || (digits != null && (ends(entry.ani()) || ends(entry.dnis())));
    }

    private boolean ends(@Nullable String number) {
        return number != null && digits != null && digitsOf(number).endsWith(digits);
    }

    private static String digitsOf(String number) {
        return NO_DIGITS.matcher(number).replaceAll("");
    }

    /** Without the text, which may be a number. */
    @Override
    public String toString() {
        return "SearchText";
    }
}
