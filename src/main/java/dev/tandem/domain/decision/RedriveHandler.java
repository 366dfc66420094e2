package dev.tandem.domain.decision;

import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.InputEffect.take;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.OpenInteraction;

/**
 * Rule 17: an operator asks for a failed command to be sent again. A create or an Omni-Channel flow
 * is not sent for a call that is over or answered, because it would route a dead call to an agent.
 */
final class RedriveHandler {

    private final NextStepPolicy policy;

    RedriveHandler(NextStepPolicy policy) {
        this.policy = policy;
    }

    InputEffect redriven(OpenInteraction state, CommandRedriven input) {
        RedriveNoted redrive = new RedriveNoted(input.kind(), input.receivedAt());
        boolean failed =
                state.commands().hasGivenUp(input.kind())
                        && state.progress().of(input.kind()).givenUp();
        if (!failed) {
            return ignore(IgnoreReason.NOTHING_TO_REDRIVE);
        }
        return policy.wants(state.after(redrive), input.kind())
                ? take(redrive)
                : ignore(IgnoreReason.NO_LONGER_WANTED);
    }

    InputEffect redriven(ClosedInteraction state, CommandRedriven input) {
        return switch (input.kind()) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW -> ignore(IgnoreReason.NO_LONGER_WANTED);
            case CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    state.redriving().hasGivenUp(input.kind())
                            ? take(new RedriveNoted(input.kind(), input.receivedAt()))
                            : ignore(IgnoreReason.NOTHING_TO_REDRIVE);
        };
    }
}
