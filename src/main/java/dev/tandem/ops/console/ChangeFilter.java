package dev.tandem.ops.console;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.ops.console.InteractionList.Line;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are followed. What is null excludes none.
 *
 * @param contactCenter by its name
 * @param org by its name
 */
public record ChangeFilter(
        @Nullable InteractionPhase phase,
        @Nullable CloseOutcome outcome,
        @Nullable String contactCenter,
        @Nullable String org) {

    /** All calls. */
    public static final ChangeFilter ALL = new ChangeFilter(null, null, null, null);

    boolean fits(Line call) {
        return (phase == null || phase == call.phase())
                && (outcome == null || outcome == call.outcome())
                && (contactCenter == null || contactCenter.equals(call.contactCenter()))
                && (org == null || org.equals(call.org()));
    }

    /** Whether a call that fits may fit no more later. */
    boolean canBeLeft() {
        return phase != null;
    }
}
