package dev.tandem.ops.words;

import dev.tandem.domain.phone.PhoneAddress;
import org.jspecify.annotations.Nullable;

/** Phone numbers cut to their last digits, which distinguish two calls and cannot be dialled. */
public final class MaskedNumbers {
    private static final int SHOWN = 4;

    private MaskedNumbers() {}

    /**
     * The last four digits after an ellipsis, as in {@code …4084}; words for a withheld number.
     *
     * @param number as Webex wrote it; null or blank when withheld
     */
    public static String masked(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return "a withheld number";
        }
        String plain = PhoneAddress.numberOf(number);
        return plain.length() <= SHOWN ? "…" : "…" + plain.substring(plain.length() - SHOWN);
    }
}
