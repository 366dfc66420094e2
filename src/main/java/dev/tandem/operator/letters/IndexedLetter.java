package dev.tandem.operator.letters;

import dev.tandem.wire.DeadLetterReason;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the index knows of a dead letter.
 *
 * @param at when the broker received the record that it is about
 * @param interactionId null when it is unknown
 * @param org of the command that was given up; null in others
 * @param partition of the dead letter itself
 * @param offset of the dead letter itself
 */
public record IndexedLetter(
        String id,
        Instant at,
        DeadLetterReason reason,
        LetterKind kind,
        @Nullable String interactionId,
        @Nullable String org,
        int partition,
        long offset) {
    /** In the order in which their interactions' records came. */
    static final Comparator<IndexedLetter> BY_PLACE =
            Comparator.comparingInt(IndexedLetter::partition)
                    .thenComparingLong(IndexedLetter::offset);

    /**
     * A place in the list of letters, which is ordered by time. It stays where it is when letters
     * come and go.
     */
    public record Place(Instant at, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::at).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    Place place() {
        return new Place(at, id);
    }
}
