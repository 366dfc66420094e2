package dev.tandem.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration, or a family of keys.
 *
 * @param pattern the key; a segment such as {@code <org>} stands for a name that the user chose
 * @param defaultValue what holds where nobody sets the key; null when nothing does, or when it
 *     depends on other keys
 */
record KnownKey(String pattern, @Nullable String defaultValue) {

    static KnownKey key(String pattern, String defaultValue) {
        return new KnownKey(pattern, defaultValue);
    }

    static KnownKey key(String pattern) {
        return new KnownKey(pattern, null);
    }

    /** The names that the key puts in place of the pattern's, or empty when it does not match. */
    Optional<List<String>> namesIn(String key) {
        List<String> expected = KeySegments.of(pattern);
        List<String> actual = KeySegments.of(key);
        if (expected.size() != actual.size()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (KeySegments.isName(expected.get(i))) {
                names.add(actual.get(i));
            } else if (!expected.get(i).equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    /** The pattern with these names in the places of its own, in order. */
    String with(List<String> names) {
        List<String> segments = new ArrayList<>();
        int next = 0;
        for (String segment : KeySegments.of(pattern)) {
            boolean replaced = KeySegments.isName(segment) && next < names.size();
            segments.add(replaced ? KeySegments.quoted(names.get(next++)) : segment);
        }
        return String.join(".", segments);
    }
}
