package dev.tandem.pushback;

import dev.tandem.domain.RoutingAnswer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact whose variables may still have to be written. For one thread. */
final class OpenContact {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final String interactionId;
    private final long firstOffset;
    private final Instant since;
    private @Nullable RoutingAnswer answer;
    private @Nullable Instant dueAt;
    private int tried;
    private boolean sending;
    private boolean ended;

    /**
     * A contact of which the first entry was read.
     *
     * @param firstOffset of that entry in its partition
     */
    OpenContact(String interactionId, long firstOffset, Instant since) {
        this.interactionId = interactionId;
        this.firstOffset = firstOffset;
        this.since = since;
    }

    String interactionId() {
        return interactionId;
    }

    long firstOffset() {
        return firstOffset;
    }

    Instant since() {
        return since;
    }

    /** Salesforce has answered: its variables are due at that time. The first answer counts. */
    void decided(RoutingAnswer decision, Instant at) {
        if (answer == null) {
            answer = decision;
            dueAt = at;
        }
    }

    /** The answer to write; null while it is awaited. */
    @Nullable RoutingAnswer answer() {
        return answer;
    }

    boolean isDue(Instant now) {
        return !sending && dueAt != null && !now.isBefore(dueAt);
    }

    void sending() {
        sending = true;
    }

    boolean isSending() {
        return sending;
    }

    /** The request failed: the next one after that time, or later after many. */
    void failed(Instant now, Duration atLeast) {
        sending = false;
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(tried, MOST_DOUBLINGS));
        tried++;
        dueAt = now.plus(backOff.compareTo(atLeast) > 0 ? backOff : atLeast);
    }

    /** The call is over. */
    void ended() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
