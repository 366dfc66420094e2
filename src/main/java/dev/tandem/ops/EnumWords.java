package dev.tandem.ops;

import java.util.Locale;

/** The one spelling of constants in answers and metrics: their name in lower case. */
final class EnumWords {
    private EnumWords() {}

    /** For example {@code before_queue}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
