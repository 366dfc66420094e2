package dev.tandem.domain.decision;

import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.InputEffect.take;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.GivenUpCommands;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.UnstartedInteraction;

/**
 * How an operator's wish to send a failed command again is taken in. A create or an Omni-Channel
 * flow is not sent for a call that is over or answered, whoever asks: it would route a dead call to
 * an agent.
 */
final class RedriveHandler {

    private final NextCommandPlanner planner;

    RedriveHandler(NextCommandPlanner planner) {
        this.planner = planner;
    }

    InputEffect react(Interaction state, RedriveNoted redrive) {
        return switch (state) {
            case UnstartedInteraction _ -> ignore(IgnoreReason.NOTHING_TO_REDRIVE);
            case OpenInteraction open -> react(open, redrive);
            case ClosedInteraction closed -> react(closed, redrive);
        };
    }

    private InputEffect react(OpenInteraction state, RedriveNoted redrive) {
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

    private static InputEffect react(ClosedInteraction state, RedriveNoted redrive) {
        return switch (redrive.kind()) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW -> ignore(IgnoreReason.NO_LONGER_WANTED);
            case CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    state.givenUp().stream().anyMatch(failed -> failed.kind() == redrive.kind())
                            ? take(redrive)
                            : ignore(IgnoreReason.NOTHING_TO_REDRIVE);
        };
    }
}
