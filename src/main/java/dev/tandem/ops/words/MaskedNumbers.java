package dev.tandem.ops.words;

import dev.tandem.domain.phone.PhoneAddress;
import org.jspecify.annotations.Nullable;

/** Phone numbers cut to their last digits, which distinguish two calls and cannot be dialled. */
final class MaskedNumbers {
    private static final int SHOWN = 4;

    private MaskedNumbers() {}

    static String masked(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return "a withheld number";
        }
        String plain = PhoneAddress.numberOf(number);
        return plain.length() <= SHOWN ? "…" : "…" + plain.substring(plain.length() - SHOWN);
    }
}
