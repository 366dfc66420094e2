package dev.tandem.domain.decision;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.state.Abandonment;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.SalesforceProgress;
import java.time.Duration;
import java.time.Instant;

/**
 * The plan of an open interaction: a function of what is known so far, whatever came last. It is
 * the same whether a command is in flight or not; that its result is waited for is {@link
 * NextStepPolicy}'s.
 */
public final class NextCommandPlanner {

    /**
     * How long nothing may be told before an answered call that ended is updated: further legs may
     * end, and the recording comes after the end. Received time.
     */
    static final Duration QUIET = Duration.ofMinutes(1);

    private final InteractionRules rules;

    public NextCommandPlanner(InteractionRules rules) {
        this.rules = rules;
    }

    Plan plan(OpenInteraction state) {
        ContactHistory.End end = state.told().effectiveEnd();
        if (end == null) {
            return alive(state);
        }
        return state.told().connected()
                ? answered(state, end)
                : abandoned(state, Abandonment.graceEnd(state.told(), end, state.settings()));
    }

    /** When the interaction counts as lost if no notice comes. */
    public Instant lostAt(ContactHistory told, Instant otherwise) {
        Instant heardAt = told.heardAt();
        return (heardAt == null ? otherwise : heardAt).plus(rules.lostAfter());
    }

    private Plan alive(OpenInteraction state) {
        SalesforceProgress dealings = state.dealings();
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
        SalesforceProgress dealings = state.dealings();
        boolean mayRun = !dealings.omniFlowTried() || dealings.omniFlow().redrivenAt() != null;
        return state.settings().omniFlow()
                && !state.told().connected()
                && dealings.voiceCallId() != null
                && dealings.omniFlow().open()
                && mayRun;
    }

    /** The update is the last call: after an attempt of it nothing is cleared any more. */
    private static boolean clearWanted(SalesforceProgress dealings) {
        return dealings.omniFlowTried()
                && dealings.clear().open()
                && dealings.update().attempts() == 0;
    }

    /**
     * Left to the agent's desktop, or updated when Webex has fallen silent. Where a leg ended and
     * the call was seen alive after that, its own end is still to come.
     */
    private Plan answered(OpenInteraction state, ContactHistory.End end) {
        boolean updates =
                state.settings().answeredCalls() == AnsweredCalls.UPDATE
                        && state.dealings().mayHaveRecord()
                        && state.dealings().update().open();
        if (!updates) {
            return new Plan.Close(CloseOutcome.ANSWERED, state.startedAt());
        }
        return state.told().goesOn()
                ? new Plan.Close(CloseOutcome.LOST, lostAt(state.told(), end.receivedAt()))
                : send(state, CommandKind.UPDATE_VOICE_CALL, quietFrom(state.told(), end));
    }

    /** When a call that has ended then has been told nothing of for {@link #QUIET}. */
    public static Instant quietFrom(ContactHistory told, ContactHistory.End end) {
        Instant heardAt = told.heardAt();
        return (heardAt == null ? end.receivedAt() : heardAt).plus(QUIET);
    }

    private static Plan abandoned(OpenInteraction state, Instant graceEnd) {
        SalesforceProgress dealings = state.dealings();
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
        SalesforceProgress dealings = state.dealings();
        return state.settings().missedCalls() == MissedCalls.CREATE_AND_UPDATE
                && dealings.update().attempts() == 0
                && (dealings.create().open() || !dealings.lateCreate());
    }

    private static Plan send(OpenInteraction state, CommandKind kind, Instant from) {
        Instant notBefore = state.dealings().step(kind).notBefore();
        return new Plan.Send(kind, notBefore != null && notBefore.isAfter(from) ? notBefore : from);
    }
}
