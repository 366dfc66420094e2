package dev.tandem.app.configuration.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration, or a family of keys.
 *
 * @param pattern the key; a segment such as {@code <org>} stands for a name that the user chose
 * @param kind what its value may be
 * @param meaning its purpose, in sentences
 * @param defaultValue the value when the key is not set; null without one, or when it depends on
 *     other keys
 * @param otherwise what applies without a default value, in words; empty when the key must be set
 *     or has no effect
 * @param example a typical value; null where the default is one
 * @param state whether the program uses it
 */
public record KnownKey(
        String pattern,
        ValueKind kind,
        String meaning,
        @Nullable String defaultValue,
        String otherwise,
        @Nullable String example,
        State state) {

    /** Whether the program uses a key, and from when on. */
    public enum State {
        /** Read at the start. */
        AT_START,
        /** It names a file whose content is read again when it changes. */
        FILE_READ_AGAIN
    }

    static KnownKey key(String pattern, ValueKind kind, String meaning) {
        return new KnownKey(pattern, kind, meaning, null, "", null, State.AT_START);
    }

    KnownKey byDefault(String value) {
        return new KnownKey(pattern, kind, meaning, value, otherwise, example, state);
    }

    KnownKey otherwise(String words) {
        return new KnownKey(pattern, kind, meaning, defaultValue, words, example, state);
    }

    KnownKey example(String value) {
        return new KnownKey(pattern, kind, meaning, defaultValue, otherwise, value, state);
    }

    KnownKey readAgain() {
        return new KnownKey(
                pattern, kind, meaning, defaultValue, otherwise, example, State.FILE_READ_AGAIN);
    }


    /** The names that the key puts in place of the pattern's, or empty when it does not match. */
    public Optional<List<String>> namesIn(String key) {
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
    public String with(List<String> names) {
        List<String> segments = new ArrayList<>();
        int next = 0;
        for (String segment : KeySegments.of(pattern)) {
            boolean replaced = KeySegments.isName(segment) && next < names.size();
            segments.add(replaced ? KeySegments.quoted(names.get(next++)) : segment);
        }
        return String.join(".", segments);
    }
}
