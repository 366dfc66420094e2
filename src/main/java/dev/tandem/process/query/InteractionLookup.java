package dev.tandem.process.query;

import dev.tandem.cluster.InstanceAddress;
import java.util.List;

/** What became of looking for an interaction in this process. */
public sealed interface InteractionLookup {

    record Found(InteractionView view) implements InteractionLookup {}

    /**
     * This instance owns the partition, and there is no such interaction, because what came of it
     * was parked.
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

    /** Another instance owns the partition, as far as the group has told. */
    record Elsewhere(InstanceAddress owner) implements InteractionLookup {}

    /** Nobody can tell at this moment: the partition is moving, or its state is being restored. */
    record NotHere(String why) implements InteractionLookup {}
}
