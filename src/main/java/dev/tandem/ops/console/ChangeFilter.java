package dev.tandem.ops.console;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.ops.console.InteractionList.Line;
import dev.tandem.ops.parameters.Parameters;
import dev.tandem.ops.words.EnumWords;
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

    /**
     * Checks what was asked for, in the words of the list.
     *
     * @param parameters notes what is wrong
     */
    static ChangeFilter of(
            Parameters parameters,
            @Nullable String state,
            @Nullable String outcome,
            @Nullable String contactCenter,
            @Nullable String org) {
        return new ChangeFilter(
                parameters.oneOf("state", state, ListRequest.PHASES, EnumWords::of),
                parameters.oneOf("outcome", outcome, ListRequest.OUTCOMES, EnumWords::of),
                contactCenter,
                org);
    }

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
