package dev.tandem.app.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the known key that somebody may have meant. */
final class Spelling {
    private Spelling() {}

    /** The nearest known key, or empty when none is near. */
    static Optional<String> suggestionFor(String key) {
        return KnownKeys.ALL.stream()
                .map(known -> withNamesOf(known, key))
                .min(Comparator.comparingInt(candidate -> distance(candidate, key)))
                .filter(candidate -> distance(candidate, key) <= Math.max(2, key.length() / 6));
    }

    /** The known key with the names that stand at the same places of the misspelt one. */
    private static String withNamesOf(KnownKey known, String key) {
        List<String> segments = KeySegments.of(known.pattern());
        List<String> given = KeySegments.of(key);
        List<String> names =
                IntStream.range(0, Math.min(segments.size(), given.size()))
                        .filter(i -> KeySegments.isName(segments.get(i)))
                        .mapToObj(given::get)
                        .toList();
        return known.with(names);
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
