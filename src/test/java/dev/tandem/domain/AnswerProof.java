package dev.tandem.domain;

import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;

/**
 * What the accepted inputs prove about an answer, by the specification and independently of the
 * state: Salesforce must not be asked to clear or to close a call that an agent has answered.
 */
record AnswerProof(boolean answered, boolean offered, boolean endedByAgent) {

    static final AnswerProof NONE = new AnswerProof(false, false, false);

    /** After that decision; also checks the commands that it issued. */
    AnswerProof after(InteractionInput input, Transition transition) {
        if (transition.next().forgotten()) {
            return NONE;
        }
        AnswerProof now = transition.decision() instanceof Decision.Acted ? with(input) : this;
        now.check(transition);
        return now;
    }

    private AnswerProof with(InteractionInput input) {
        return switch (input) {
            case AgentConnected _,
                    AnswerImplied _,
                    CallHeld _,
                    CallResumed _,
                    RecordingAvailable _ ->
                    new AnswerProof(true, offered, endedByAgent);
            case AgentOffered _ -> new AnswerProof(answered, true, endedByAgent);
            case ContactEnded ended when "Agent".equals(ended.terminatingParty()) ->
                    new AnswerProof(answered, offered, true);
            default -> this;
        };
    }

    private void check(Transition transition) {
        boolean proven = answered || (offered && endedByAgent);
        for (InteractionFact fact : transition.decision().facts()) {
            if (proven && fact instanceof CommandIssued issued) {
                SalesforceCommand command = issued.command().command();
                boolean abandons =
                        command.kind() == CommandKind.CLEAR_ROUTING
                                || (command instanceof UpdateVoiceCall update
                                        && update.figures() == null);
                if (abandons) {
                    throw new AssertionError("Broken: no " + command + " for an answered call");
                }
            }
        }
    }
}
