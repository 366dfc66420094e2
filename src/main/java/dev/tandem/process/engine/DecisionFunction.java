package dev.tandem.process.engine;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;

/** The pure decision; {@code InteractionDecider::decide} is one. */
@FunctionalInterface
public interface DecisionFunction {
    /** The same answer for the same arguments, whenever and wherever it is asked. */
    Transition decide(Interaction state, InteractionInput input);
}
