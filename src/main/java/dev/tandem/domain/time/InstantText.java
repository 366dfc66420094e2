package dev.tandem.domain.time;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The form {@code 2026-01-31T12:00:00.123Z} of instants in the years 0 to 9999: no fraction, or one
 * of 3, 6 or 9 digits.
 */
public final class InstantText {
    /** With nine digits of a fraction. */
    public static final int LONGEST = 30;

    private static final int FRACTION = 19;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    /** The form of the part without a fraction; a zero stands for a digit. */
    private static final String FORM = "0000-00-00T00:00:00";

    private InstantText() {}

    /**
     * Writes it as {@link Instant#toString} does.
     *
     * @param into room for {@link #LONGEST} bytes, from the beginning
     * @return the length; 0 for a year of another length
     */
    public static int write(Instant instant, byte[] into) {
        long second = instant.getEpochSecond();
        if (second < YEAR_0 || second >= YEAR_10000) {
            return 0;
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_A_DAY));
        int ofDay = Math.floorMod(second, SECONDS_OF_A_DAY);
        digits(into, 0, 4, date.getYear(), '-');
        digits(into, 5, 2, date.getMonthValue(), '-');
        digits(into, 8, 2, date.getDayOfMonth(), 'T');
        digits(into, 11, 2, ofDay / 3_600, ':');
        digits(into, 14, 2, ofDay / 60 % 60, ':');
        digits(into, 17, 2, ofDay % 60, 'Z');
        return fraction(instant.getNano(), into);
    }

    private static int fraction(int nano, byte[] into) {
        if (nano == 0) {
            return FRACTION + 1;
        }
        int digits = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
        int value = digits == 3 ? nano / 1_000_000 : digits == 6 ? nano / 1_000 : nano;
        into[FRACTION] = '.';
        digits(into, FRACTION + 1, digits, value, 'Z');
        return FRACTION + digits + 2;
    }

    private static void digits(byte[] into, int at, int count, int value, char then) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        into[at + count] = (byte) then;
    }

    /** The instant; null when the text has another form or names no instant. */
    public static @Nullable Instant read(char[] text, int from, int length) {
        boolean plain = length == FRACTION + 1;
        if (!hasForm(text, from, length, plain)) {
            return null;
        }
        int digits = length - FRACTION - 2;
        int nano = plain ? 0 : number(text, from + FRACTION + 1, digits) * scale(digits);
        try {
            return LocalDateTime.of(
                            number(text, from, 4),
                            number(text, from + 5, 2),
                            number(text, from + 8, 2),
                            number(text, from + 11, 2),
                            number(text, from + 14, 2),
                            number(text, from + 17, 2),
                            nano)
                    .toInstant(UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean hasForm(char[] text, int from, int length, boolean plain) {
        if (!plain && length != 24 && length != 27 && length != LONGEST) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char wanted = i < FRACTION ? FORM.charAt(i) : i == FRACTION ? '.' : '0';
            char found = text[from + i];
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return text[from + length - 1] == 'Z';
    }

    private static int scale(int digits) {
        return digits == 3 ? 1_000_000 : digits == 6 ? 1_000 : 1;
    }

    private static int number(char[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
