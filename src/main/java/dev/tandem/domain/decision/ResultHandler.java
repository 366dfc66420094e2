package dev.tandem.domain.decision;

import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.InputEffect.take;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.CommandProgress;
import dev.tandem.domain.state.InFlightCommand;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.UnstartedInteraction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the dispatcher's words are taken in. A result counts whatever the state expects: what was
 * done stays done when an older attempt did it, or one that this state does not know.
 */
final class ResultHandler {

    private final ResultFollowUp aftermath;

    ResultHandler(ResultFollowUp aftermath) {
        this.aftermath = aftermath;
    }

    InputEffect react(Interaction state, RequestStarted started) {
        return switch (state) {
            case UnstartedInteraction unstarted ->
                    stray(unstarted, unstarted.after(started), started);
            case OpenInteraction open -> started(open, open.flight(), started);
            case ClosedInteraction closed ->
                    awaits(closed.flight(), started.id(), started.attempt())
                            ? started(closed, closed.flight(), started)
                            : ignore(IgnoreReason.LATE);
        };
    }

    InputEffect react(Interaction state, ResultNoted noted) {
        return switch (state) {
            case UnstartedInteraction unstarted -> stray(unstarted, unstarted.after(noted), noted);
            case OpenInteraction open ->
                    news(
                            open,
                            noted,
                            issued(open, noted.id(), noted.attempt())
                                    ? IgnoreReason.DUPLICATE
                                    : IgnoreReason.UNKNOWN_COMMAND);
            case ClosedInteraction closed ->
                    RedriveProgress.concerned(closed, noted.id())
                            ? news(closed, noted, IgnoreReason.DUPLICATE)
                            : ignore(IgnoreReason.LATE);
        };
    }

    private static InputEffect stray(
            UnstartedInteraction state, UnstartedInteraction next, InteractionFact fact) {
        return next.dealings().equals(state.dealings())
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(fact);
    }

    private static InputEffect started(
            Interaction state, @Nullable InFlightCommand flight, RequestStarted started) {
        if (awaits(flight, started.id(), started.attempt())) {
            return flight instanceof InFlightCommand.Issued
                    ? take(started)
                    : ignore(IgnoreReason.DUPLICATE);
        }
        if (state instanceof OpenInteraction open
                && issued(open, started.id(), started.attempt())) {
            return ignore(IgnoreReason.DUPLICATE);
        }
        return state.evolve(started).equals(state)
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(started);
    }

    private InputEffect news(Interaction state, ResultNoted noted, IgnoreReason otherwise) {
        List<InteractionFact> facts = aftermath.of(state, noted);
        boolean nothing = facts.size() == 1 && state.evolve(noted).equals(state);
        return nothing ? ignore(otherwise) : new InputEffect.Take(facts);
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
}
