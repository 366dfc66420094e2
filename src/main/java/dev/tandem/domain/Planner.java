package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import java.time.Instant;

/**
 * The plan of an open interaction: a function of what is known so far, whatever came last. It is
 * the same whether a command is in flight or not; that its result is waited for is {@link
 * Course}'s.
 */
final class Planner {

    private final InteractionRules rules;

    Planner(InteractionRules rules) {
        this.rules = rules;
    }

    Plan plan(OpenInteraction state) {
        Told.End end = state.told().effectiveEnd();
        if (end == null) {
            return alive(state);
        }
        Instant graceEnd = Abandonment.graceEnd(state.told(), end, state.settings());
        return state.told().connected() ? answered(state, graceEnd) : abandoned(state, graceEnd);
    }

    /** When the interaction counts as lost if no notice comes. */
    Instant lostAt(Told told, Instant otherwise) {
        Instant heardAt = told.heardAt();
        return (heardAt == null ? otherwise : heardAt).plus(rules.lostAfter());
    }

    private Plan alive(OpenInteraction state) {
        Dealings dealings = state.dealings();
        if (dealings.voiceCallId() == null && dealings.create().open()) {
            return send(state, CommandKind.CREATE_VOICE_CALL, state.startedAt());
        }
        if (omniFlowWanted(state)) {
            return send(state, CommandKind.EXECUTE_OMNI_FLOW, state.startedAt());
        }
        Instant lostAt = lostAt(state.told(), state.startedAt());
        boolean clears = clearWanted(dealings) && !state.told().connected();
        return clears
                ? send(state, CommandKind.CLEAR_ROUTING, lostAt)
                : new Plan.Close(CloseOutcome.LOST, lostAt);
    }

    private static boolean omniFlowWanted(OpenInteraction state) {
        Dealings dealings = state.dealings();
        boolean mayRun = !dealings.omniFlowTried() || dealings.omniFlow().redrivenAt() != null;
        return state.settings().omniFlow()
                && !state.told().connected()
                && dealings.voiceCallId() != null
                && dealings.omniFlow().open()
                && mayRun;
    }

    /** The update is the last call: after an attempt of it nothing is cleared any more. */
    private static boolean clearWanted(Dealings dealings) {
        return dealings.omniFlowTried()
                && dealings.clear().open()
                && dealings.update().attempts() == 0;
    }

    private static Plan answered(OpenInteraction state, Instant graceEnd) {
        boolean updates =
                state.settings().answeredCalls() == AnsweredCalls.UPDATE
                        && state.dealings().mayHaveRecord()
                        && state.dealings().update().open();
        return updates
                ? send(state, CommandKind.UPDATE_VOICE_CALL, graceEnd)
                : new Plan.Close(CloseOutcome.ANSWERED, state.startedAt());
    }

    private static Plan abandoned(OpenInteraction state, Instant graceEnd) {
        Dealings dealings = state.dealings();
        if (clearWanted(dealings)) {
            return send(state, CommandKind.CLEAR_ROUTING, graceEnd);
        }
        if (!dealings.mayHaveRecord() && lateCreateWanted(state)) {
            return send(state, CommandKind.CREATE_VOICE_CALL, graceEnd);
        }
        boolean updates =
                dealings.mayHaveRecord() || state.settings().missedCalls() != MissedCalls.NONE;
        return updates && dealings.update().open()
                ? send(state, CommandKind.UPDATE_VOICE_CALL, graceEnd)
                : new Plan.Close(Abandonment.outcome(state.told()), graceEnd);
    }

    /** One command of it: either the one that the end interrupted, or one after a failed one. */
    private static boolean lateCreateWanted(OpenInteraction state) {
        Dealings dealings = state.dealings();
        return state.settings().missedCalls() == MissedCalls.CREATE_AND_UPDATE
                && dealings.update().attempts() == 0
                && (dealings.create().open() || !dealings.lateCreate());
    }

    private static Plan send(OpenInteraction state, CommandKind kind, Instant from) {
        Instant notBefore = state.dealings().step(kind).notBefore();
        return new Plan.Send(kind, notBefore != null && notBefore.isAfter(from) ? notBefore : from);
    }
}
