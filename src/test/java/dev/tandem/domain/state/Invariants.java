package dev.tandem.domain.state;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.decision.Transition;
import java.time.Duration;
import java.time.Instant;

/** What must never happen, whichever inputs come in whichever order. */
public final class Invariants {

    private Invariants() {}

    public static void check(Interaction before, Transition transition) {
        Interaction state = before;
        int issued = 0;
        for (InteractionFact fact : transition.decision().facts()) {
            if (fact instanceof CommandIssued command) {
                issued++;
                check(state, command);
            }
            state = state.evolve(fact);
        }
        need(issued <= 1, "at most one command in one decision");
        need(
                state.forgotten() == (transition.wakeAt() == null),
                "everything that is remembered is woken again");
    }

    private static void check(Interaction state, CommandIssued issued) {
        IssuedCommand command = issued.command();
        switch (state) {
            case UnstartedInteraction _ -> need(false, "no command without a start");
            case OpenInteraction open -> check(open, issued);
            case ClosedInteraction closed -> {
                need(
                        !closed.redriving().redrives().isEmpty(),
                        "no command after the close, redriven apart");
                need(
                        sameFlight(closed.redriving().inFlight(), command),
                        "at most one command in flight");
            }
        }
    }

    private static void check(OpenInteraction state, CommandIssued issued) {
        IssuedCommand command = issued.command();
        ContactHistory history = state.history();
        SalesforceProgress progress = state.progress();
        boolean lateCreate =
                state.settings().afterEnd().missedCalls() == MissedCalls.CREATE_AND_UPDATE;
        need(sameFlight(state.inFlight(), command), "at most one command in flight");
        switch (command.id().kind()) {
            case CREATE_VOICE_CALL -> {
                need(!history.ended() || lateCreate, "no create after a known end");
                need(progress.voiceCallId() == null, "no create for a record that exists");
            }
            case EXECUTE_OMNI_FLOW -> {
                need(
                        !history.ended() && !history.connected(),
                        "no omni-flow after an end or answer");
                need(progress.voiceCallId() != null, "no omni-flow without a record");
            }
            case CLEAR_ROUTING -> {
                need(progress.omniFlowTried(), "clear only after an omni-flow attempt");
                need(progress.update().attempts() == 0, "clear only before the update");
                need(!history.connected(), "no clear for an answered call");
            }
            case UPDATE_VOICE_CALL -> {
                need(!progress.update().done(), "no update after an accepted one");
                need(history.ended(), "no update before the end");
                check(state, (UpdateVoiceCall) command.command());
                checkAnswered(state, issued);
            }
        }
    }

    private static void check(OpenInteraction state, UpdateVoiceCall update) {
        Instant start = state.contact().startTime();
        need(update.contact().equals(state.contact()), "the update has the start of the create");
        need(!update.endTime().isBefore(start), "no end before the start");
        need(
                state.history().connected() == (update.figures() != null),
                "figures for answered calls and for no others");
    }

    private static void checkAnswered(OpenInteraction state, CommandIssued issued) {
        ContactHistory history = state.history();
        if (history.connected()) {
            boolean wanted = state.settings().afterEnd().answeredCalls() == AnsweredCalls.UPDATE;
            Instant quiet = history.lastReceivedAt().plus(Duration.ofMinutes(1));
            need(wanted, "no update for an answered call that is left to the agent");
            need(!history.aliveAfterEnd(), "no update for an answered call that goes on");
            boolean again = state.inFlight() != null;
            need(again || !issued.at().isBefore(quiet), "no update within the quiet minute");
        }
    }

    private static boolean sameFlight(InFlightCommand inFlight, IssuedCommand command) {
        return inFlight == null || inFlight.matches(command.id(), command.attempt());
    }

    private static void need(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("Broken: " + rule);
        }
    }
}
