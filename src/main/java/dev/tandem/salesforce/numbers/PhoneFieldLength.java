package dev.tandem.salesforce.numbers;

/** What Salesforce's fields for phone numbers hold. */
public final class PhoneFieldLength {
    /** In characters as Java counts them. */
    public static final int LONGEST = 40;

    private PhoneFieldLength() {}

    /** The start of the number that fits; never half a character. */
    public static String cut(String number) {
        if (number.length() <= LONGEST) {
            return number;
        }
        int end = Character.isHighSurrogate(number.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return number.substring(0, end);
    }
}
