package dev.tandem.replay;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.decision.Decision;
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
    /** Whether today's decision is another one. */
    public boolean diverges() {
        return recorded != null && !recorded.equals(today);
    }
}
