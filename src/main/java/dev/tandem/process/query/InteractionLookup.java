package dev.tandem.process.query;

import dev.tandem.cluster.InstanceAddress;
import java.util.List;

/** The result of a lookup of an interaction in this process. */
public sealed interface InteractionLookup {

    record Found(InteractionView view) implements InteractionLookup {}

    /**
     * This instance owns the partition, and there is no such interaction, but there are dead
     * letters of it.
     *
     * @param letters at least one
     */
    record Parked(String interactionId, List<ParkedLetter> letters) implements InteractionLookup {
        public Parked {
            letters = List.copyOf(letters);
        }
    }

    /** This instance owns the partition, and there is no such interaction. */
    record Unknown() implements InteractionLookup {}

    /** Another instance owns the partition, as of the last assignment. */
    record Elsewhere(InstanceAddress owner) implements InteractionLookup {}

    /** Unknown at this moment: the partition is being moved, or its state restored. */
    record NotHere(String why) implements InteractionLookup {}
}
