package dev.tandem.process;

/** What became of looking for an interaction. */
public sealed interface InteractionLookup {

    record Found(InteractionView view) implements InteractionLookup {}

    /** This instance owns the partition, and there is no such interaction. */
    record Unknown() implements InteractionLookup {}

    /**
     * This instance cannot tell: another one owns the partition, or its state is being restored.
     */
    record NotHere(String why) implements InteractionLookup {}
}
