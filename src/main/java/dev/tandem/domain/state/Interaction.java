package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The state of one interaction: immutable records, bounded in size, that change by {@link #evolve}
 * alone.
 */
public sealed interface Interaction
        permits UnstartedInteraction, OpenInteraction, ClosedInteraction {

    /** Webex's task id. */
    String interactionId();

    /** How far it is. */
    InteractionPhase phase();

    /** The current answer for a waiting flow. */
    RoutingAnswer answer();

    /** How it ended; null while it is open. */
    @Nullable CloseOutcome outcome();

    /**
     * Whether there is nothing to keep: no notice has come, or the retention is over. The store
     * then deletes its record.
     */
    boolean forgotten();

    /**
     * The state after a fact.
     *
     * @throws IllegalStateException when the fact cannot follow this state: facts come from the
     *     decider, so the record of them is broken
     */
    Interaction evolve(InteractionFact fact);

    /** The state before the first notice. */
    static Interaction unknown(String interactionId) {
        return new UnstartedInteraction(
                interactionId, ContactHistory.NOTHING, SalesforceProgress.NONE, null, null);
    }

    /** What links the agent's desktop to the VoiceCall record. */
    default String vendorCallKey() {
        return Contact.vendorCallKey(interactionId());
    }

    /** For a fact that cannot follow this state. */
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
