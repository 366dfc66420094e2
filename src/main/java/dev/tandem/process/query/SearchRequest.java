package dev.tandem.process.query;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.wire.SearchEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are asked for. What is null excludes none.
 *
 * @param contactCenter by its name
 * @param org by its name
 * @param from first seen then or later
 * @param to first seen before
 * @param after goes on behind this place, towards the older ones
 * @param limit how many at most, 1 to {@link #LONGEST}
 */
public record SearchRequest(
        @Nullable SearchText text,
        @Nullable InteractionPhase phase,
        @Nullable CloseOutcome outcome,
        @Nullable String contactCenter,
        @Nullable String org,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Place after,
        int limit) {
    /** The most that one answer has. */
    public static final int LONGEST = 200;

    /** The latest ones in a phase, or of all. */
    public static SearchRequest latest(@Nullable InteractionPhase phase, int limit) {
        return new SearchRequest(null, phase, null, null, null, null, null, null, limit);
    }

    /** Where an interaction stands in the order of all: the latest first. */
    public record Place(Instant firstSeen, String interactionId) {}

    /** Whether the entry is one of those, apart from its time and its exact phase. */
    boolean fits(SearchEntry entry) {
        return closedOrNot(entry)
                && (outcome == null || outcome == entry.outcome())
                && (contactCenter == null || contactCenter.equals(entry.contactCenter()))
                && (org == null || org.equals(entry.org()))
                && (text == null || text.fits(entry));
    }

    private boolean closedOrNot(SearchEntry entry) {
        return phase == null || (phase == InteractionPhase.CLOSED) == (entry.outcome() != null);
    }
}
