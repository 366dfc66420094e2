package dev.tandem.operator.letters;

import dev.tandem.domain.Timestamps;
import dev.tandem.wire.DeadLetterReason;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; null for no condition.
 *
 * @param from the first instant
 * @param to the instant after the last
 */
public record LetterFilter(
        @Nullable DeadLetterReason reason,
        @Nullable LetterKind kind,
        @Nullable String org,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable LetterState state) {
    /** All of them. */
    public static final LetterFilter ALL = new LetterFilter(null, null, null, null, null, null);

    /** The same, of those that are in that state. */
    public LetterFilter in(LetterState wanted) {
        return new LetterFilter(reason, kind, org, from, to, wanted);
    }

    boolean accepts(IndexedLetter letter, LetterState its) {
        return (reason == null || letter.reason() == reason)
                && (kind == null || letter.kind() == kind)
                && (org == null || org.equals(letter.org()))
                && (from == null || !letter.at().isBefore(from))
                && (to == null || letter.at().isBefore(to))
                && (state == null || its == state);
    }

    /** In words, for the audit log. */
    public String words() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("all");
        if (reason != null) {
            words.add("reason " + reason.name().toLowerCase(Locale.ROOT));
        }
        if (kind != null) {
            words.add("kind " + kind.word());
        }
        if (org != null) {
            words.add("org " + org);
        }
        if (from != null) {
            words.add("from " + Timestamps.of(from));
        }
        if (to != null) {
            words.add("to " + Timestamps.of(to));
        }
        return words.toString();
    }
}
