package dev.tandem.domain;

import static dev.tandem.domain.Reaction.ignore;
import static dev.tandem.domain.Reaction.take;

import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the dispatcher's words are taken in. A result counts whatever the state expects: what was
 * done stays done when an older attempt did it, or one that this state does not know.
 */
final class Results {

    private final Aftermath aftermath;

    Results(Aftermath aftermath) {
        this.aftermath = aftermath;
    }

    Reaction react(Interaction state, RequestStarted started) {
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

    Reaction react(Interaction state, ResultNoted noted) {
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
                    Redrives.concerned(closed, noted.id())
                            ? news(closed, noted, IgnoreReason.DUPLICATE)
                            : ignore(IgnoreReason.LATE);
        };
    }

    private static Reaction stray(
            UnstartedInteraction state, UnstartedInteraction next, InteractionFact fact) {
        return next.dealings().equals(state.dealings())
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(fact);
    }

    private static Reaction started(
            Interaction state, @Nullable Flight flight, RequestStarted started) {
        if (awaits(flight, started.id(), started.attempt())) {
            return flight instanceof Flight.Issued ? take(started) : ignore(IgnoreReason.DUPLICATE);
        }
        if (state instanceof OpenInteraction open
                && issued(open, started.id(), started.attempt())) {
            return ignore(IgnoreReason.DUPLICATE);
        }
        return state.evolve(started).equals(state)
                ? ignore(IgnoreReason.UNKNOWN_COMMAND)
                : take(started);
    }

    private Reaction news(Interaction state, ResultNoted noted, IgnoreReason otherwise) {
        List<InteractionFact> facts = aftermath.of(state, noted);
        boolean nothing = facts.size() == 1 && state.evolve(noted).equals(state);
        return nothing ? ignore(otherwise) : new Reaction.Take(facts);
    }

    private static boolean awaits(@Nullable Flight flight, CommandId id, int attempt) {
        return flight != null && flight.is(id, attempt);
    }

    /** Whether this state has issued that attempt, or a later one of a later command. */
    private static boolean issued(OpenInteraction state, CommandId id, int attempt) {
        Step step = state.dealings().step(id.kind());
        return id.ordinal() < step.ordinal()
                || (id.ordinal() == step.ordinal() && attempt <= step.attempts());
    }
}
