package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is decided otherwise today.
 *
 * @param first the first input with another decision, or with other consequences
 * @param rule the rule of the state machine that the difference belongs to, e.g. "8"; empty where
 *     the facts name none
 * @param steps the call's steps, the first different one and those after it included; the earliest
 *     are left out of a long call
 * @param recordedOutcome how the call ended then; null while it was open
 * @param outcome how it ends today; null while it is open
 */
public record Divergence(
        String interactionId,
        ReplayStep first,
        String rule,
        List<ReplayStep> steps,
        @Nullable CloseOutcome recordedOutcome,
        @Nullable CloseOutcome outcome) {
    public Divergence {
        steps = List.copyOf(steps);
    }
}
