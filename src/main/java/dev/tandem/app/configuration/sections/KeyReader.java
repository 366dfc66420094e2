package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.keys.KnownKeys;
import dev.tandem.app.configuration.keys.ValueKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads single keys as typed values. A value that cannot be read is recorded as a fault, and a
 * harmless value is returned in its place, so that the reading continues and finds other faults.
 */
public final class KeyReader {
    private static final Pattern API_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private final Function<String, Optional<String>> values;
    private final Function<String, Optional<String>> rawValues;
    private final ConfigurationFaults faults;

    /**
     * @param values the configured value of a key, or empty; blank counts as not set
     * @param rawValues the same, as it was written: with no expression in it resolved
     */
    public KeyReader(
            Function<String, Optional<String>> values,
            Function<String, Optional<String>> rawValues,
            ConfigurationFaults faults) {
        this.values = values;
        this.rawValues = rawValues;
        this.faults = faults;
    }

    ConfigurationFaults faults() {
        return faults;
    }

    /** The configured value, the default, or empty. */
    Optional<String> text(String key) {
        return values.apply(key)
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(KnownKeys.defaultOf(key)));
    }

    /**
     * The configured value as it was written, or empty: for texts with dollars, of which the
     * configuration would replace two by one.
     */
    Optional<String> verbatim(String key) {
        return rawValues.apply(key).map(String::trim).filter(value -> !value.isEmpty());
    }

    /**
     * @param what how to set the key, after "… is missing: "
     */
    String required(String key, String what) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            faults.missing(key, what);
        }
        return value.orElse("");
    }

    /** A duration in the range of the table of keys. */
    Duration duration(String key) {
        if (!(KnownKeys.kindOf(key)
                instanceof ValueKind.TimeSpan(Duration shortest, Duration longest))) {
            throw new IllegalStateException("Expected " + key + " to be a duration, but it is not");
        }
        String value = text(key).orElse("");
        Optional<Duration> duration = durationOf(value);
        if (duration.isEmpty()) {
            faults.wrong(key, value, "it must be a duration such as PT10S, PT1.5S, 500ms or 5m.");
        } else if (duration.get().compareTo(shortest) < 0
                || duration.get().compareTo(longest) > 0) {
            faults.wrong(key, value, "it must be between %s and %s.".formatted(shortest, longest));
            return shortest;
        }
        return duration.orElse(shortest);
    }

    private static Optional<Duration> durationOf(String value) {
        var simple = SIMPLE_DURATION.matcher(value);
        try {
            if (!simple.matches()) {
                return Optional.of(Duration.parse(value));
            }
            long amount = Long.parseLong(simple.group(1));
            return Optional.of(
                    switch (simple.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }

    /** A whole number in the range of the table of keys. */
    int integer(String key) {
        if (!(KnownKeys.kindOf(key) instanceof ValueKind.WholeNumber(int least, int most))) {
            throw new IllegalStateException("Expected " + key + " to be a number, but it is not");
        }
        return integer(key, least, most);
    }

    /** The same for a key of Quarkus, which is not in the table of keys. */
    int integer(String key, int least, int most) {
        String value = text(key).orElse("");
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Reported below, together with the range.
        }
        faults.wrong(key, value, "it must be a whole number from %d to %d.".formatted(least, most));
        return least;
    }

    boolean flag(String key) {
        return choice(key, Map.of("true", true, "false", false)).orElse(false);
    }

    /** Empty only when the value is none of the words, which is recorded. */
    <T> Optional<T> choice(String key, Map<String, T> words) {
        if (KnownKeys.kindOf(key) instanceof ValueKind.Choice(List<String> known)
                && !words.keySet().equals(Set.copyOf(known))) {
            throw new IllegalStateException(
                    "Expected the words " + known + " for " + key + ", but got " + words.keySet());
        }
        String value = text(key).orElse("");
        Optional<T> chosen = Optional.ofNullable(words.get(value));
        if (chosen.isEmpty()) {
            String all = String.join(", ", words.keySet().stream().sorted().toList());
            faults.wrong(key, value, "it must be one of " + all + ".");
        }
        return chosen;
    }

    /** Empty when not set, or when it does not compile, which is recorded. */
    Optional<Pattern> regex(String key) {
        return text(key)
                .flatMap(value -> {
                    try {
                        return Optional.of(Pattern.compile(value));
                    } catch (PatternSyntaxException e) {
                        faults.wrong(key, value, brokenRegex(e));
                        return Optional.empty();
                    }
                });
    }

    private static String brokenRegex(PatternSyntaxException e) {
        return "it must be a regular expression, and this one breaks at position %d: %s. In a properties file, write each backslash twice."
                .formatted(e.getIndex() + 1, e.getDescription());
    }

    /** A directory that exists or can be created; otherwise a fault is recorded. */
    Path directory(String key) {
        String value = text(key).orElse("");
        try {
            Path directory = Path.of(value);
            faultOf(directory).ifPresent(fault -> faults.wrong(key, value, fault));
            return directory;
        } catch (InvalidPathException e) {
            faults.wrong(key, value, "it must be the path of a directory: " + e.getReason() + ".");
            return Path.of("");
        }
    }

    /** Checks the nearest part of the path that exists. */
    private static Optional<String> faultOf(Path directory) {
        Path there = directory.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return Optional.of("it must be a directory, and " + there + " is a file.");
        }
        return Files.isWritable(there)
                ? Optional.empty()
                : Optional.of("this user must be able to write into " + there + ".");
    }

    /** Empty when not set, or when there is no such readable file, which is recorded. */
    Optional<Path> readableFile(String key) {
        return text(key)
                .flatMap(value -> {
                    Optional<Path> file = existingFile(value);
                    if (file.isPresent()) {
                        return file;
                    }
                    if (SecretLookalike.isPath(value)) {
                        faults.wrong(key, value, missingFile());
                    } else {
                        faults.say(
                                key,
                                missingFile()
                                        + " The value is not shown, because it may be a secret.");
                    }
                    return file;
                });
    }

    private static Optional<Path> existingFile(String value) {
        try {
            Path file = Path.of(value);
            return Files.isRegularFile(file) && Files.isReadable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Whether it can be an API name or developer name of Salesforce. */
    public static boolean isApiName(String text) {
        return API_NAME.matcher(text).matches();
    }

    /** Records a fault when the value is not an API name or developer name of Salesforce. */
    void apiName(String key, String value) {
        if (!value.isEmpty() && !isApiName(value)) {
            faults.wrong(
                    key,
                    value,
                    "it must be an API name: letters, digits and underscores, without blanks, and a"
                            + " letter at the beginning (Salesforce shows it beside the label).");
        }
    }

    private static String missingFile() {
        return "it must name a file that this user can read; a relative name counts from "
                + Path.of("").toAbsolutePath()
                + ".";
    }
}
