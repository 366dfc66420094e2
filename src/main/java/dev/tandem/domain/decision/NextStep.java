package dev.tandem.domain.decision;

import dev.tandem.domain.InteractionFact;
import java.time.Instant;
import java.util.List;

/**
 * What an interaction does of its own accord, and when it must be woken for it: one function of the
 * state answers both, so that a restart loses neither.
 */
sealed interface NextStep {

    /** Nothing before that instant. */
    record Wait(Instant until) implements NextStep {}

    /** These facts, now; never empty. */
    record Act(List<InteractionFact> facts) implements NextStep {
        Act(InteractionFact fact) {
            this(List.of(fact));
        }
    }
}
