package dev.tandem.ops.parameters;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request. The first that is invalid is the fault; those behind it are read
 * nevertheless. For one thread.
 */
public final class Parameters {
    private @Nullable String fault;

    /** What is wrong, as a sentence that says what is valid; empty when nothing is. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Notes what is wrong. */
    public void wrong(String sentence) {
        fault = fault == null ? sentence : fault;
    }

    /** A whole number; {@code usual} where there is none. */
    public int number(String name, @Nullable String text, int usual, int least, int most) {
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // It is refused below, like a number out of the range.
        }
        wrong("%s must be a whole number from %d to %d.".formatted(name, least, most));
        return usual;
    }

    /** An instant with a zone; null where there is none. */
    public @Nullable Instant time(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            wrong(
                    "%s must be a time with its zone, such as 2026-03-02T03:00:00Z or 2026-03-02T04:00:00%%2B01:00."
                            .formatted(name));
            return null;
        }
    }

    /**
     * One of these; null where there is none.
     *
     * @param word the text of each, in lower case
     */
    public <E> @Nullable E oneOf(
            String name, @Nullable String text, List<E> all, Function<E, String> word) {
        if (text == null) {
            return null;
        }
        for (E each : all) {
            if (word.apply(each).equalsIgnoreCase(text)) {
                return each;
            }
        }
        wrong(
                "%s must be one of %s."
                        .formatted(name, all.stream().map(word).collect(Collectors.joining(", "))));
        return null;
    }
}
