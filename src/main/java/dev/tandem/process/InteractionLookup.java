package dev.tandem.process;

/** What became of looking for an interaction in this process. */
public sealed interface InteractionLookup {

    record Found(InteractionView view) implements InteractionLookup {}

    /** This instance owns the partition, and there is no such interaction. */
    record Unknown() implements InteractionLookup {}

    /** Another instance owns the partition, as far as the group has told. */
    record Elsewhere(InstanceAddress owner) implements InteractionLookup {}

    /** Nobody can tell at this moment: the partition is moving, or its state is being restored. */
    record NotHere(String why) implements InteractionLookup {}
}
