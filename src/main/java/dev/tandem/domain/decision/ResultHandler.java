package dev.tandem.domain.decision;

import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.InputEffect.take;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.InteractionFact.RoutingDropped;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandStarted;
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
import dev.tandem.domain.state.InputBounds;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.UnstartedInteraction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatcher's records change, and what follows at once from a result: another attempt,
 * giving up, or nothing (rules 6 and 7). A result counts whatever the state expects, also one of an
 * older attempt or of a command that the state does not know.
 */
final class ResultHandler {

    private final NextStepPolicy policy;

    ResultHandler(NextStepPolicy policy) {
        this.policy = policy;
    }

    InputEffect started(UnstartedInteraction state, CommandStarted input) {
        RequestStarted started = started(input);
        return unexpected(state, state.after(started), started);
    }

    InputEffect started(OpenInteraction state, CommandStarted input) {
        RequestStarted started = started(input);
        if (awaits(state.flight(), started.id(), started.attempt())) {
            return first(state.flight(), started);
        }
        if (issued(state, started.id(), started.attempt())) {
            return ignore(IgnoreReason.DUPLICATE);
        }
        return state.evolve(started).equals(state)
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(started);
    }

    InputEffect started(ClosedInteraction state, CommandStarted input) {
        return awaits(state.flight(), input.id(), input.attempt())
                ? first(state.flight(), started(input))
                : ignore(IgnoreReason.LATE);
    }

    InputEffect answered(UnstartedInteraction state, CommandAnswered input) {
        ResultNoted noted = noted(input);
        return unexpected(state, state.after(noted), noted);
    }

    InputEffect answered(OpenInteraction state, CommandAnswered input) {
        boolean known = issued(state, input.id(), input.attempt());
        return answered(
                state, noted(input), known ? IgnoreReason.DUPLICATE : IgnoreReason.UNKNOWN_COMMAND);
    }

    InputEffect answered(ClosedInteraction state, CommandAnswered input) {
        return RedriveProgress.concerned(state, input.id())
                ? answered(state, noted(input), IgnoreReason.DUPLICATE)
                : ignore(IgnoreReason.LATE);
    }

    private static RequestStarted started(CommandStarted input) {
        return new RequestStarted(input.id(), input.attempt(), input.receivedAt());
    }

    private static ResultNoted noted(CommandAnswered input) {
        return new ResultNoted(
                input.id(),
                input.attempt(),
                InputBounds.bounded(input.result()),
                input.receivedAt());
    }

    private static InputEffect unexpected(
            UnstartedInteraction state, UnstartedInteraction next, InteractionFact fact) {
        return next.dealings().equals(state.dealings())
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(fact);
    }

    private static InputEffect first(@Nullable InFlightCommand flight, RequestStarted started) {
        return flight instanceof InFlightCommand.Issued
                ? take(started)
                : ignore(IgnoreReason.DUPLICATE);
    }

    private InputEffect answered(Interaction state, ResultNoted noted, IgnoreReason otherwise) {
        List<InteractionFact> facts = facts(state, noted);
        boolean nothing = facts.size() == 1 && state.evolve(noted).equals(state);
        return nothing ? ignore(otherwise) : new InputEffect.Take(facts);
    }

    /** The result and what follows from it. */
    List<InteractionFact> facts(Interaction state, ResultNoted noted) {
        InteractionFact following =
                switch (state) {
                    case UnstartedInteraction _ -> null;
                    case OpenInteraction open -> following(open, open.after(noted), noted);
                    case ClosedInteraction closed -> following(closed, noted);
                };
        return following == null ? List.of(noted) : List.of(noted, following);
    }

    private @Nullable InteractionFact following(
            OpenInteraction before, OpenInteraction after, ResultNoted noted) {
        return switch (noted.result()) {
            case VoiceCallCreated _, RoutingCleared _, VoiceCallUpdated _ -> null;
            // Rule 10: a routing decision after the end is dropped.
            case OmniFlowExecuted(var queue, var agent) ->
                    after.told().ended() && !before.dealings().omniFlow().done()
                            ? new RoutingDropped(queue, agent, noted.at())
                            : null;
            case CommandRefused(var errors) ->
                    current(after, noted.id())
                            ? new CommandGivenUp(command(before, noted), errors, noted.at())
                            : null;
            case CommandUnavailable unavailable ->
                    awaits(before.flight(), noted.id(), noted.attempt())
                                    && current(after, noted.id())
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
        IssuedCommand command = command(before, noted);
        // Rule 7: an Omni-Channel flow in doubt is not repeated.
        if (kind == CommandKind.EXECUTE_OMNI_FLOW && result.mayHaveExecuted()) {
            return givenUp(command, result, noted.at());
        }
        Instant deadline = policy.deadline(after, kind, noted.at());
        return policy.wants(after, kind) ? retry(command, deadline, result, noted.at()) : null;
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
        if (flight == null || !awaits(flight, noted.id(), noted.attempt()) || !wanted) {
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
        CommandKind kind = noted.id().kind();
        return flight != null && flight.is(noted.id(), noted.attempt())
                ? flight.command()
                : CommandFactory.last(before, kind, policy.deadline(before, kind, noted.at()));
    }

    private static boolean awaits(@Nullable InFlightCommand flight, CommandId id, int attempt) {
        return flight != null && flight.is(id, attempt);
    }

    /** Whether this state has issued that attempt, or a later one of a later command. */
    private static boolean issued(OpenInteraction state, CommandId id, int attempt) {
        CommandProgress step = state.dealings().step(id.kind());
        return id.ordinal() < step.ordinal()
                || (id.ordinal() == step.ordinal() && attempt <= step.attempts());
    }

    /** Whether the result is about the command that is still to be done. */
    private static boolean current(OpenInteraction state, CommandId id) {
        CommandProgress step = state.dealings().step(id.kind());
        return step.open() && step.ordinal() == id.ordinal();
    }
}
