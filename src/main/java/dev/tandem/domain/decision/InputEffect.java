package dev.tandem.domain.decision;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import java.util.List;

/** What an input by itself changes, before anything that follows from the new state. */
sealed interface InputEffect {

    /** It is acted on with these facts; none for the passing of time alone. */
    record Take(List<InteractionFact> facts) implements InputEffect {}

    /** It is ignored for this reason; the facts are recorded all the same. */
    record Ignore(IgnoreReason reason, List<InteractionFact> facts) implements InputEffect {}

    static InputEffect take(InteractionFact fact) {
        return new Take(List.of(fact));
    }

    static InputEffect ignore(IgnoreReason reason) {
        return new Ignore(reason, List.of());
    }
}
