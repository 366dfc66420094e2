package dev.tandem.replay;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.decision.Decision;
import dev.tandem.wire.JournalEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One input of a replayed call.
 *
 * @param at in simulated time
 * @param today what is decided now
 * @param recorded what was decided then; null where the recording does not say
 */
public record ReplayStep(
        Instant at, InteractionInput input, Decision today, @Nullable Decision recorded) {
    /**
     * The step, with the recorded decision where the journal has one; its commands and withdrawal
     * follow from its facts.
     */
    static ReplayStep of(
            Instant at, InteractionInput input, Decision today, @Nullable JournalEntry entry) {
        return new ReplayStep(at, input, today, entry == null ? null : recorded(entry, today));
    }

    private static Decision recorded(JournalEntry entry, Decision today) {
        if (entry.ignored() != null) {
            return new Decision.Ignored(entry.ignored(), entry.facts());
        }
        return today instanceof Decision.Acted acted && acted.facts().equals(entry.facts())
                ? acted
                : new Decision.Acted(entry.facts(), entry.commands(), null);
    }

    /** Whether today's decision is another one. */
    public boolean diverges() {
        return recorded != null && !recorded.equals(today);
    }
}
