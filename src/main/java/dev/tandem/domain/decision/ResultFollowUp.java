package dev.tandem.domain.decision;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.InteractionFact.RoutingDropped;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.CommandProgress;
import dev.tandem.domain.state.InFlightCommand;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.UnstartedInteraction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows at once from a result: another attempt, giving up, or nothing. */
final class ResultFollowUp {

    private final NextCommandPlanner planner;
    private final CommandFactory commands;

    ResultFollowUp(NextCommandPlanner planner, CommandFactory commands) {
        this.planner = planner;
        this.commands = commands;
    }

    /** The result and what follows from it. */
    List<InteractionFact> of(Interaction state, ResultNoted noted) {
        InteractionFact next =
                switch (state) {
                    case UnstartedInteraction _ -> null;
                    case OpenInteraction open -> following(open, open.after(noted), noted);
                    case ClosedInteraction closed -> following(closed, noted);
                };
        return next == null ? List.of(noted) : List.of(noted, next);
    }

    private @Nullable InteractionFact following(
            OpenInteraction before, OpenInteraction after, ResultNoted noted) {
        return switch (noted.result()) {
            case VoiceCallCreated _, RoutingCleared _, VoiceCallUpdated _ -> null;
            case OmniFlowExecuted(var queue, var agent) ->
                    after.told().ended() && !before.dealings().omniFlow().done()
                            ? new RoutingDropped(queue, agent, noted.at())
                            : null;
            case CommandRefused(var errors) ->
                    current(after, noted.id())
                            ? new CommandGivenUp(command(before, noted), errors, noted.at())
                            : null;
            case CommandUnavailable unavailable ->
                    awaits(before.flight(), noted) && current(after, noted.id())
                            ? unavailable(before, after, noted, unavailable)
                            : null;
        };
    }

    private @Nullable InteractionFact unavailable(
            OpenInteraction before,
            OpenInteraction after,
            ResultNoted noted,
            CommandUnavailable result) {
        CommandKind kind = noted.id().kind();
        if (kind == CommandKind.EXECUTE_OMNI_FLOW && result.mayHaveExecuted()) {
            return givenUp(command(before, noted), result, noted.at());
        }
        return planner.plan(after).sends(kind)
                ? retry(
                        command(before, noted),
                        commands.deadline(after, kind, noted.at()),
                        result,
                        noted.at())
                : null;
    }

    private static InteractionFact retry(
            IssuedCommand command, Instant deadline, CommandUnavailable result, Instant now) {
        Instant notBefore =
                now.plus(RetryBackoff.after(command.id(), command.attempt(), result.retryAfter()));
        return notBefore.isBefore(deadline)
                ? new RetryPlanned(command.id(), notBefore)
                : givenUp(command, result, now);
    }

    private static CommandGivenUp givenUp(
            IssuedCommand command, CommandUnavailable result, Instant now) {
        return new CommandGivenUp(command, List.of(result.reason()), now);
    }

    private static @Nullable InteractionFact following(ClosedInteraction state, ResultNoted noted) {
        InFlightCommand flight = state.flight();
        boolean wanted = RedriveProgress.wanted(state, noted.id().kind());
        if (flight == null || !awaits(flight, noted) || !wanted) {
            return null;
        }
        IssuedCommand command = flight.command();
        return switch (noted.result()) {
            case VoiceCallCreated _, RoutingCleared _, VoiceCallUpdated _, OmniFlowExecuted _ ->
                    null;
            case CommandRefused(var errors) -> new CommandGivenUp(command, errors, noted.at());
            case CommandUnavailable result ->
                    retry(command, command.notAfter(), result, noted.at());
        };
    }

    private IssuedCommand command(OpenInteraction before, ResultNoted noted) {
        InFlightCommand flight = before.flight();
        return flight != null && flight.is(noted.id(), noted.attempt())
                ? flight.command()
                : commands.last(before, noted.id().kind(), noted.at());
    }

    private static boolean awaits(@Nullable InFlightCommand flight, ResultNoted noted) {
        return flight != null && flight.is(noted.id(), noted.attempt());
    }

    /** Whether the result is about the command that is still to be done. */
    private static boolean current(OpenInteraction state, CommandId id) {
        CommandProgress step = state.dealings().step(id.kind());
        return step.open() && step.ordinal() == id.ordinal();
    }
}
