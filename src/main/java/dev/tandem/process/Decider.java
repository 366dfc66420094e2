package dev.tandem.process;

import dev.tandem.domain.Interaction;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.Transition;

/** The pure decision; {@code InteractionDecider::decide} is one. */
@FunctionalInterface
public interface Decider {
    /** The same answer for the same arguments, whenever and wherever it is asked. */
    Transition decide(Interaction state, InteractionInput input);
}
