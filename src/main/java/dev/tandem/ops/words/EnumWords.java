package dev.tandem.ops.words;

import java.util.Locale;

/** The spelling of enum constants in answers and metrics: their name in lower case. */
public final class EnumWords {
    private EnumWords() {}

    /** For example {@code before_queue}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
