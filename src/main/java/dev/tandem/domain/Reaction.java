package dev.tandem.domain;

import java.util.List;

/** What an input by itself does to a state, before anything that follows from the new state. */
sealed interface Reaction {

    /** These facts; empty for the passing of time alone. */
    record Take(List<InteractionFact> facts) implements Reaction {}

    /** Nothing, for this reason; the facts are remembered all the same. */
    record Ignore(IgnoreReason reason, List<InteractionFact> facts) implements Reaction {}

    static Reaction take(InteractionFact fact) {
        return new Take(List.of(fact));
    }

    static Reaction ignore(IgnoreReason reason) {
        return new Ignore(reason, List.of());
    }
}
