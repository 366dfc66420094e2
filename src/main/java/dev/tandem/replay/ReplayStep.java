package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;
import dev.tandem.wire.JournalEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One input of a replayed call.
 *
 * @param at in simulated time
 * @param today what is decided now
 * @param recorded what was decided then; null where the recording does not say
 * @param after where the call stands now
 * @param recordedAfter where it stood then; null where the recording does not say
 */
public record ReplayStep(
        Instant at,
        InteractionInput input,
        Decision today,
        @Nullable Decision recorded,
        Standing after,
        @Nullable Standing recordedAfter) {

    /**
     * Where a call stands after an input.
     *
     * @param outcome how it ended; null while it is open
     * @param wakeAt when it goes on if nothing else happens; null when never
     */
    public record Standing(
            InteractionPhase phase, @Nullable CloseOutcome outcome, @Nullable Instant wakeAt) {}

    /**
     * The step, with the recorded decision where the journal has one; its commands and withdrawal
     * follow from its facts.
     */
    static ReplayStep of(
            Instant at, InteractionInput input, Transition today, @Nullable JournalEntry entry) {
        Standing after = new Standing(today.next().phase(), today.next().outcome(), today.wakeAt());
        return entry == null
                ? new ReplayStep(at, input, today.decision(), null, after, null)
                : new ReplayStep(
                        at,
                        input,
                        today.decision(),
                        recorded(entry, today.decision()),
                        after,
                        new Standing(entry.phase(), entry.outcome(), entry.wakeAt()));
    }

    private static Decision recorded(JournalEntry entry, Decision today) {
        if (entry.ignored() != null) {
            return new Decision.Ignored(entry.ignored(), entry.facts());
        }
        return today instanceof Decision.Acted acted && acted.facts().equals(entry.facts())
                ? acted
                : new Decision.Acted(entry.facts(), entry.commands(), null);
    }

    /** Whether today's decision is another one, or leads elsewhere. */
    public boolean diverges() {
        return decidesOtherwise() || standsElsewhere();
    }

    /** Whether today's decision is another one. */
    public boolean decidesOtherwise() {
        return recorded != null && !recorded.equals(today);
    }

    /** Whether the call goes on at another time, is in another phase or ended otherwise. */
    public boolean standsElsewhere() {
        return recordedAfter != null && !recordedAfter.equals(after);
    }
}
