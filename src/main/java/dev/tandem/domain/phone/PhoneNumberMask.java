package dev.tandem.domain.phone;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks whole phone numbers in texts of other systems, such as the error messages of an org, down
 * to their last four digits. What only looks like a number stays: a UUID, an id of Salesforce, a
 * date, an IP address.
 */
public final class PhoneNumberMask {
    private static final int SHOWN = 4;

    /**
     * Seven digits or more, with blanks, dots, dashes and brackets between them; up to fifteen
     * after a plus (E.164), else fourteen, because fifteen digits are an id.
     */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![0-9A-Za-z-]|\\d[.])"
                            // Neither a date nor an IP address.
                            + "(?!\\d{4}-\\d{2}-\\d{2}(?!\\d))"
                            + "(?!\\d{1,3}(?:\\.\\d{1,3}){3}(?![.]?\\d))"
                            + "(?:\\+|%2B)?[(]?\\d(?:[ ().\\u00a0/-]{0,3}\\d){6,14}"
                            + "(?![0-9A-Za-z]|-[0-9A-Za-z])");

    private static final int DIGITS_OF_AN_ID = 15;

    private PhoneNumberMask() {}

    /** The same text with {@code …4084} instead of {@code +1 (480) 675-4084}. */
    public static String in(String text) {
        return NUMBER.matcher(text).replaceAll(PhoneNumberMask::masked);
    }

    private static String masked(MatchResult number) {
        String digits = number.group().replaceAll("\\D", "");
        boolean isId =
                digits.length() == DIGITS_OF_AN_ID && digits.length() == number.group().length();
        return Matcher.quoteReplacement(
                isId ? number.group() : "…" + digits.substring(digits.length() - SHOWN));
    }
}
