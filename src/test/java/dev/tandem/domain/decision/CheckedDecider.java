package dev.tandem.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.Invariants;

/**
 * The real decider, with the laws checked that hold for every decision: folding its facts gives the
 * state after it, deciding the same input again adds nothing, and the invariants of {@link
 * Invariants}.
 */
public final class CheckedDecider {

    private final InteractionDecider decider;

    public CheckedDecider(InteractionRules rules) {
        decider = new InteractionDecider(rules);
    }

    public Transition decide(Interaction state, InteractionInput input) {
        Transition transition = decider.decide(state, input);
        Interaction folded = state;
        for (InteractionFact fact : transition.decision().facts()) {
            folded = folded.evolve(fact);
        }
        if (!folded.equals(transition.next())) {
            throw new AssertionError("Replay law: " + folded + " is not " + transition.next());
        }
        Invariants.check(state, transition);
        againAddsNothing(transition.next(), input);
        return transition;
    }

    private void againAddsNothing(Interaction next, InteractionInput input) {
        if (next.forgotten() || (input instanceof Notice notice && notice.header().redriven())) {
            return;
        }
        Transition again = decider.decide(next, input);
        boolean nothing = again.decision() instanceof Decision.Ignored && again.next().equals(next);
        if (!nothing) {
            assertThat(again.decision()).as("deciding %s again on %s", input, next).isNull();
        }
    }
}
