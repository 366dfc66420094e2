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
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.UnstartedInteraction;
import dev.tandem.domain.text.TextBounds;
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
        if (state.commands().awaits(started.id(), started.attempt())) {
            return first(state.inFlight(), started);
        }
        if (issued(state, started.id(), started.attempt())) {
            return ignore(IgnoreReason.DUPLICATE);
        }
        return state.evolve(started).equals(state)
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(started);
    }

    InputEffect started(ClosedInteraction state, CommandStarted input) {
        return state.redriving().awaits(input.id(), input.attempt())
                ? first(state.redriving().inFlight(), started(input))
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
        return state.redriving().concerns(input.id())
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
                TextBounds.STATE.cut(input.result()),
                input.receivedAt());
    }

    private static InputEffect unexpected(
            UnstartedInteraction state, UnstartedInteraction next, InteractionFact fact) {
        return next.progress().equals(state.progress())
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(fact);
    }

    private static InputEffect first(@Nullable InFlightCommand inFlight, RequestStarted started) {
        return inFlight instanceof InFlightCommand.Issued
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
                    after.history().ended() && !before.progress().omniFlow().execute().done()
                            ? new RoutingDropped(queue, agent, noted.at())
                            : null;
            case CommandRefused(var errors) ->
                    current(after, noted.id())
                            ? new CommandGivenUp(command(before, noted), errors, noted.at())
                            : null;
            case CommandUnavailable unavailable ->
                    before.commands().awaits(noted.id(), noted.attempt())
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
        Instant notBefore = now.plus(RetryBackoff.after(command.id(), command.attempt(), result));
        return notBefore.isBefore(deadline)
                ? new RetryPlanned(command.id(), notBefore)
                : givenUp(command, result, now);
    }

    private static CommandGivenUp givenUp(
            IssuedCommand command, CommandUnavailable result, Instant now) {
        return new CommandGivenUp(command, List.of(result.reason()), now);
    }

    private static @Nullable InteractionFact following(ClosedInteraction state, ResultNoted noted) {
        InFlightCommand inFlight = state.redriving().inFlight();
        boolean wanted = state.redriving().redrives(noted.id().kind());
        if (inFlight == null || !inFlight.matches(noted.id(), noted.attempt()) || !wanted) {
            return null;
        }
        IssuedCommand command = inFlight.command();
        return switch (noted.result()) {
            case VoiceCallCreated _, RoutingCleared _, VoiceCallUpdated _, OmniFlowExecuted _ ->
                    null;
            case CommandRefused(var errors) -> new CommandGivenUp(command, errors, noted.at());
            case CommandUnavailable result ->
                    retry(command, command.notAfter(), result, noted.at());
        };
    }

    private IssuedCommand command(OpenInteraction before, ResultNoted noted) {
        InFlightCommand inFlight = before.inFlight();
        CommandKind kind = noted.id().kind();
        return inFlight != null && inFlight.matches(noted.id(), noted.attempt())
                ? inFlight.command()
                : CommandFactory.last(before, kind, policy.deadline(before, kind, noted.at()));
    }

    /** Whether this state has issued that attempt, or a later one of a later command. */
    private static boolean issued(OpenInteraction state, CommandId id, int attempt) {
        CommandProgress progress = state.progress().of(id.kind());
        return id.ordinal() < progress.ordinal()
                || (id.ordinal() == progress.ordinal() && attempt <= progress.attempts());
    }

    /** Whether the result is about the command that is still to be done. */
    private static boolean current(OpenInteraction state, CommandId id) {
        CommandProgress progress = state.progress().of(id.kind());
        return progress.open() && progress.ordinal() == id.ordinal();
    }
}
