package dev.tandem.replay;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.decision.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the rule of the state machine that a difference between two decisions belongs to. */
final class DecisionRules {
    private DecisionRules() {}

    /** The rule of the first fact or reason that only one side has; empty where none is known. */
    static String of(ReplayStep difference) {
        Decision today = difference.today();
        Decision recorded = difference.recorded();
        if (recorded == null) {
            return "";
        }
        if (!difference.decidesOtherwise()) {
            return ofTheWait(difference.after().phase());
        }
        if (today instanceof Decision.Ignored ignored) {
            return of(ignored.reason());
        }
        if (recorded instanceof Decision.Ignored ignored) {
            return of(ignored.reason());
        }
        @Nullable InteractionFact fact = firstDifference(today.facts(), recorded.facts());
        return fact == null ? "" : of(fact);
    }

    /** The rule that says how long a call in that phase waits. */
    private static String ofTheWait(InteractionPhase phase) {
        return switch (phase) {
            case UNKNOWN, CLOSED -> "15";
            case AWAITING_START -> "13";
            case CREATING, ROUTING, CLEARING, UPDATING -> "7";
            case WAITING -> "16";
            case ABANDONING -> "8";
            case ANSWERED -> "12";
        };
    }

    private static @Nullable InteractionFact firstDifference(
            List<InteractionFact> today, List<InteractionFact> recorded) {
        for (int i = 0; i < Math.max(today.size(), recorded.size()); i++) {
            if (i >= today.size()) {
                return recorded.get(i);
            }
            if (i >= recorded.size() || !today.get(i).equals(recorded.get(i))) {
                return today.get(i);
            }
        }
        return null;
    }

    private static String of(IgnoreReason reason) {
        return switch (reason) {
            case NOT_VOICE, NOT_INBOUND -> "2";
            case DUPLICATE, TOO_OLD -> "3";
            case NO_CONTACT_CENTRE -> "1";
            case CALLBACK_STILL_QUEUED -> "14";
            case LATE -> "15";
            case NOTHING_DUE, UNKNOWN_COMMAND -> "6";
            case NOTHING_TO_REDRIVE, NO_LONGER_WANTED -> "17";
        };
    }

    private static String of(InteractionFact fact) {
        return switch (fact) {
            case InteractionFact.StartNoted _, InteractionFact.StartHeld _ -> "1";
            case InteractionFact.StartInferred _ -> "13";
            case InteractionFact.ContactDeclined _ -> "2";
            case InteractionFact.EndNoted _ -> "8";
            case InteractionFact.EndInferred _, InteractionFact.DepartureNoted _ -> "8";
            case InteractionFact.AnswerNoted _,
                    InteractionFact.AnswerInferred _,
                    InteractionFact.HoldNoted _,
                    InteractionFact.RecordingNoted _ ->
                    "12";
            case InteractionFact.LocationNoted _,
                    InteractionFact.NumberNoted _,
                    InteractionFact.NoticeNoted _ ->
                    "18";
            case InteractionFact.CommandIssued(IssuedCommand command, var _) -> ruleOf(command);
            case InteractionFact.CommandWithdrawn _,
                    InteractionFact.RequestStarted _,
                    InteractionFact.ResultNoted _ ->
                    "6";
            case InteractionFact.RoutingDropped _ -> "10";
            case InteractionFact.RetryPlanned _, InteractionFact.CommandGivenUp _ -> "7";
            case InteractionFact.RedriveNoted _ -> "17";
            case InteractionFact.InteractionClosed(var outcome, var _) ->
                    switch (outcome) {
                        case ANSWERED -> "12";
                        case ORPHANED -> "13";
                        case LOST -> "16";
                        case NOT_VOICE, NOT_INBOUND -> "2";
                        case ABANDONED_BEFORE_QUEUE,
                                ABANDONED_IN_QUEUE,
                                ABANDONED_WHILE_RINGING,
                                ENDED_IN_SELF_SERVICE ->
                                "8";
                    };
            case InteractionFact.InteractionForgotten _ -> "15";
        };
    }

    private static String ruleOf(IssuedCommand command) {
        return switch (command.id().kind()) {
            case CREATE_VOICE_CALL -> "4";
            case EXECUTE_OMNI_FLOW -> "5";
            case CLEAR_ROUTING, UPDATE_VOICE_CALL -> "9";
        };
    }
}
