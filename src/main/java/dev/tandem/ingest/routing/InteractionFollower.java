package dev.tandem.ingest.routing;

/**
 * Is notified which interactions change, on all instances. It is called on the thread that reads
 * the journal, which flows wait for: it must return at once.
 */
public interface InteractionFollower {

    /** An input of that interaction was decided; its transaction may not be committed yet. */
    void changed(String interactionId);

    /**
     * The journal is read from its end from now on: at first, and again after a failure. Changes
     * before that were not notified of.
     */
    void resumed();
}
