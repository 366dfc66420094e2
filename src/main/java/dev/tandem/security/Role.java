package dev.tandem.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the holder of a console key, or who has logged in, may do. */
public enum Role {
    /** Look. */
    VIEWER,
    /** Look, change, and see whole numbers. */
    OPERATOR;

    /** As files and resources write it: in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all. */
    public static Set<String> words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.toUnmodifiableSet());
    }
}
