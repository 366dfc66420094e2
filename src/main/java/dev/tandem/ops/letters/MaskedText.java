package dev.tandem.ops.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.wire.Payload;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of records as texts with masked phone numbers. */
final class MaskedText {
    /**
     * Epoch milliseconds from 2001 to 2033, which are no phone number: one that begins with 1 has
     * eleven digits.
     */
    private static final Pattern TIME = Pattern.compile("(?<![0-9+])1\\d{12}(?![0-9])");

    private MaskedText() {}

    /** The same with {@code …4084} for numbers; null where there are no bytes. */
    static @Nullable String of(@Nullable Payload payload) {
        return payload == null ? null : of(new String(payload.bytes(), UTF_8));
    }

    static String of(String text) {
        StringBuilder masked = new StringBuilder();
        Matcher times = TIME.matcher(text);
        int from = 0;
        while (times.find()) {
            masked.append(PhoneNumberMask.in(text.substring(from, times.start())));
            masked.append(times.group());
            from = times.end();
        }
        return masked.append(PhoneNumberMask.in(text.substring(from))).toString();
    }
}
