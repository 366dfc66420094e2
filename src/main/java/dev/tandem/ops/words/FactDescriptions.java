package dev.tandem.ops.words;

import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.AnswerInferred;
import dev.tandem.domain.InteractionFact.AnswerNoted;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.DepartureNoted;
import dev.tandem.domain.InteractionFact.EndInferred;
import dev.tandem.domain.InteractionFact.EndNoted;
import dev.tandem.domain.InteractionFact.HoldNoted;
import dev.tandem.domain.InteractionFact.InteractionClosed;
import dev.tandem.domain.InteractionFact.InteractionForgotten;
import dev.tandem.domain.InteractionFact.LocationNoted;
import dev.tandem.domain.InteractionFact.NoticeNoted;
import dev.tandem.domain.InteractionFact.NumberNoted;
import dev.tandem.domain.InteractionFact.RecordingNoted;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.InteractionFact.RoutingDropped;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.Timestamps;
import org.jspecify.annotations.Nullable;

/** Each fact of a decision, in words for an operator. */
public final class FactDescriptions {
    private FactDescriptions() {}

    public static String of(InteractionFact fact) {
        return switch (fact) {
            case StartNoted(var _, var contact, var settings, var dropped) ->
                    "the call began at %s, org %s%s"
                            .formatted(
                                    Timestamps.of(contact.startTime()),
                                    settings.org(),
                                    dropped == 0 ? "" : ", attributes dropped: " + dropped);
            case StartHeld(var start) ->
                    "the call began at %s; the flow's own start event is awaited"
                            .formatted(Timestamps.of(start.contact().startTime()));
            case StartInferred(var start) ->
                    "if no start comes, the call began at %s, org %s"
                            .formatted(
                                    Timestamps.of(start.contact().startTime()),
                                    start.settings().org());
            case LocationNoted(var mark, var location, var _) ->
                    "%s since %s".formatted(words(location), Timestamps.of(mark.at()));
            case AnswerNoted _ -> "answered: the agent's desktop owns the record";
            case AnswerInferred _ ->
                    "answered, as no other call has such an event: the agent's desktop owns the"
                            + " record";
            case HoldNoted(var mark, var held) ->
                    "%s since %s"
                            .formatted(
                                    held ? "on hold" : "back from hold", Timestamps.of(mark.at()));
            case RecordingNoted _ -> "the recording is there";
            case EndNoted(var mark, var _, var ringNoAnswer, var _) ->
                    "ended at "
                            + Timestamps.of(mark.at())
                            + (ringNoAnswer ? ", the agent did not pick up" : "");
            case DepartureNoted(var mark) -> "the customer left at " + Timestamps.of(mark.at());
            case EndInferred _ -> "no end came after the customer had left: that was the end";
            case NumberNoted(var _, var ani) ->
                    "the caller's number is now " + MaskedNumbers.masked(ani);
            case NoticeNoted _ -> "kept";
            case ContactDeclined(var _, var outcome) -> "not ours: " + words(outcome);
            case CommandIssued(var command, var _) ->
                    "send %s to org %s, attempt %d, not after %s"
                            .formatted(
                                    command.id().kind().word(),
                                    command.org(),
                                    command.attempt(),
                                    Timestamps.of(command.notAfter()));
            case CommandWithdrawn(var id, var attempt, var _) ->
                    "withdraw %s, attempt %d".formatted(id.kind().word(), attempt);
            case RequestStarted _ -> "wait for the answer";
            case ResultNoted(var id, var attempt, var result, var _) ->
                    "%s, attempt %d: %s"
                            .formatted(id.kind().word(), attempt, ResultDescriptions.of(result));
            case RoutingDropped(var queue, var agent, var _) ->
                    "the routing to queue %s, agent %s came too late and is dropped"
                            .formatted(orNone(queue), orNone(agent));
            case RetryPlanned(var id, var notBefore) ->
                    "try %s again at %s".formatted(id.kind().word(), Timestamps.of(notBefore));
            case CommandGivenUp(var command, var errors, var _) ->
                    "give %s up, to the dead letters: %s"
                            .formatted(
                                    command.id().kind().word(), ResultDescriptions.joined(errors));
            case RedriveNoted(var kind, var _) -> "send " + kind.word() + " again";
            case InteractionClosed(var outcome, var _) -> "closed: " + words(outcome);
            case InteractionForgotten _ -> "forgotten";
        };
    }

    private static String orNone(@Nullable String target) {
        return target == null ? "none" : target;
    }

    private static String words(Enum<?> constant) {
        return EnumWords.of(constant).replace('_', ' ');
    }
}
