package dev.tandem.domain;

import static dev.tandem.domain.Reaction.ignore;
import static dev.tandem.domain.Reaction.take;

import dev.tandem.domain.InteractionFact.RedriveNoted;

/**
 * How an operator's wish to send a failed command again is taken in. A create or an Omni-Channel
 * flow is not sent for a call that is over or answered, whoever asks: it would route a dead call to
 * an agent.
 */
final class RedriveRequests {

    private final Planner planner;

    RedriveRequests(Planner planner) {
        this.planner = planner;
    }

    Reaction react(Interaction state, RedriveNoted redrive) {
        return switch (state) {
            case UnstartedInteraction _ -> ignore(IgnoreReason.NOTHING_TO_REDRIVE);
            case OpenInteraction open -> react(open, redrive);
            case ClosedInteraction closed -> react(closed, redrive);
        };
    }

    private Reaction react(OpenInteraction state, RedriveNoted redrive) {
        boolean failed =
                GivenUpCommands.holds(state.givenUp(), redrive.kind())
                        && state.dealings().step(redrive.kind()).givenUp();
        if (!failed) {
            return ignore(IgnoreReason.NOTHING_TO_REDRIVE);
        }
        return planner.plan(state.after(redrive)).sends(redrive.kind())
                ? take(redrive)
                : ignore(IgnoreReason.NO_LONGER_WANTED);
    }

    private static Reaction react(ClosedInteraction state, RedriveNoted redrive) {
        return switch (redrive.kind()) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW -> ignore(IgnoreReason.NO_LONGER_WANTED);
            case CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    state.givenUp().stream().anyMatch(failed -> failed.kind() == redrive.kind())
                            ? take(redrive)
                            : ignore(IgnoreReason.NOTHING_TO_REDRIVE);
        };
    }
}
