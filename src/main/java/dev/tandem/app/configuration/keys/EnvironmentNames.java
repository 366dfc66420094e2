package dev.tandem.app.configuration.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the key behind an environment variable. SmallRye Config derives the variable from the key
 * (capitals, underscores for all other characters). The reverse is ambiguous: a name that a file
 * uses wins, otherwise the name is in lower case with hyphens.
 */
public final class EnvironmentNames {
    /** The launcher's own variable. */
    private static final Set<String> OTHER_USES = Set.of("TANDEM_OPTS");

    private final Set<String> written;

    /**
     * @param written the keys that files and system properties set
     */
    public EnvironmentNames(Set<String> written) {
        this.written = written;
    }

    /** Whether it seems to be a key of Tandem, and is not the launcher's variable. */
    public static boolean looksLikeKey(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return (upper.startsWith("TANDEM_") || variable.startsWith("tandem."))
                && !OTHER_USES.contains(upper);
    }

    /**
     * The key that the variable sets, or empty.
     *
     * @param variable in capitals with underscores, or the key itself, which some orchestrators
     *     allow
     */
    public Optional<String> keyOf(String variable) {
        if (variable.indexOf('.') >= 0) {
            return KnownKeys.matching(variable).map(_ -> variable);
        }
        return keyOfCapitals(variable.toUpperCase(Locale.ROOT));
    }

    private Optional<String> keyOfCapitals(String variable) {
        return written.stream()
                .filter(key -> variableOf(key).equals(variable))
                .findFirst()
                .or(() -> derived(variable));
    }

    private Optional<String> derived(String variable) {
        return KnownKeys.ALL.stream()
                .filter(known -> patternOf(known).matcher(variable).matches())
                .max(Comparator.comparingInt(known -> literalLength(known)))
                .map(known -> known.with(names(known, variable)));
    }

    private List<String> names(KnownKey known, String variable) {
        Matcher matcher = patternOf(known).matcher(variable);
        List<String> names = new ArrayList<>();
        if (matcher.matches()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                names.add(nameOf(matcher.group(group)));
            }
        }
        return names;
    }

    /** The spelling of a file, or lower case. */
    private String nameOf(String part) {
        return written.stream()
                .flatMap(key -> KeySegments.of(key).stream())
                .filter(segment -> variableOf(segment).equals(part))
                .findFirst()
                .orElseGet(() -> part.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The variable that sets the key. */
    public static String variableOf(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Pattern patternOf(KnownKey known) {
        StringBuilder regex = new StringBuilder();
        for (String segment : KeySegments.of(known.pattern())) {
            regex.append(regex.isEmpty() ? "" : "_");
            regex.append(KeySegments.isName(segment) ? "(.+)" : variableOf(segment));
        }
        return Pattern.compile(regex.toString());
    }

    private static int literalLength(KnownKey known) {
        return known.pattern().replaceAll("<[^>]*>", "").length();
    }
}
