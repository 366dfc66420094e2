package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one interaction: immutable, plain records, bounded in size. It changes by
 * {@link #evolve} alone.
 */
public sealed interface Interaction
        permits UnstartedInteraction, OpenInteraction, ClosedInteraction {

    /** Webex's task id. */
    String interactionId();

    /** How far it is. */
    InteractionPhase phase();

    /** Everything that a waiting flow may be told at this moment. */
    RoutingAnswer answer();

    /** How it ended; null while it is open. */
    @Nullable CloseOutcome outcome();

    /**
     * Whether there is nothing to remember: it was never told of, or its retention is over. A store
     * keeps no record of it then, and deletes the one it has.
     */
    boolean forgotten();

    /**
     * The state after a fact.
     *
     * @throws IllegalStateException when the fact cannot follow this state: facts come from the
     *     decider, so the record of them is broken
     */
    Interaction evolve(InteractionFact fact);

    /** The state before anything is told. */
    static Interaction unknown(String interactionId) {
        return new UnstartedInteraction(
                interactionId, ContactHistory.NOTHING, SalesforceProgress.NONE, null, null);
    }

    /** What links the agent's desktop to the VoiceCall record. */
    default String vendorCallKey() {
        return Contact.vendorCallKey(interactionId());
    }

    /** For states that a fact cannot follow. */
    default IllegalStateException cannotFollow(InteractionFact fact) {
        return new IllegalStateException(
                "Expected a fact that can follow phase "
                        + phase()
                        + " of interaction "
                        + interactionId()
                        + ", but got "
                        + fact.getClass().getSimpleName());
    }
}
