package dev.tandem.app.configuration.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the known key that a misspelt one may mean. */
public final class SpellingSuggestions {
    private SpellingSuggestions() {}

    /** The nearest known key, or empty when none is near. */
    public static Optional<String> suggestionFor(String key) {
        return KnownKeys.ALL.stream()
                .map(known -> withNamesOf(known, key))
                .min(Comparator.comparingInt(candidate -> distance(candidate, key)))
                .filter(candidate -> isNear(candidate, key));
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

    /** The variable of the nearest known key, or empty when none is near. */
    public static Optional<String> suggestionForVariable(String variable) {
        String capitals = EnvironmentNames.variableOf(variable);
        return KnownKeys.ALL.stream()
                .flatMap(known -> variablesOf(known, capitals))
                .min(Comparator.comparingInt(candidate -> distance(candidate, capitals)))
                .filter(candidate -> isNear(candidate, capitals));
    }

    /** A misspelt variable may have one word less or more than the right one. */
    private static Stream<String> variablesOf(KnownKey known, String variable) {
        List<String> segments = KeySegments.of(known.pattern());
        long names = segments.stream().filter(KeySegments::isName).count();
        if (names == 0) {
            return Stream.of(EnvironmentNames.variableOf(known.pattern()));
        }
        if (names > 1) {
            return Stream.of();
        }
        List<String> words = List.of(variable.split("_", -1));
        int before = 0;
        while (!KeySegments.isName(segments.get(before))) {
            before++;
        }
        String head = EnvironmentNames.variableOf(String.join(".", segments.subList(0, before)));
        String tail =
                EnvironmentNames.variableOf(
                        String.join(".", segments.subList(before + 1, segments.size())));
        int headWords = head.split("_", -1).length;
        int nameWords = words.size() - headWords - tail.split("_", -1).length;
        return IntStream.rangeClosed(Math.max(1, nameWords - 1), nameWords + 1)
                .filter(count -> headWords + count <= words.size())
                .mapToObj(count -> words.subList(headWords, headWords + count))
                .map(name -> head + "_" + String.join("_", name) + "_" + tail);
    }

    /** Whether one is likely a misspelt form of the other. */
    public static boolean isNear(String candidate, String given) {
        return distance(candidate, given) <= Math.max(2, given.length() / 6);
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
