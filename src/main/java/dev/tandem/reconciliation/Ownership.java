package dev.tandem.reconciliation;

/**
 * Decides which one of all instances does the upkeep, and keeps how far it has come. One thread
 * uses it.
 */
public interface Ownership extends AutoCloseable {
    /**
     * Waits for a second or so, and is called again and again: an instance that does not call it
     * for an hour has lost the upkeep to another one.
     *
     * @return whether this instance is the one
     * @throws EventLogException when Kafka cannot be asked
     */
    boolean poll();

    /** How far the last owner came; only for the owner. */
    UpkeepProgress progress();

    /**
     * Keeps the progress.
     *
     * @throws EventLogException when it is not kept: another instance is the owner, or Kafka does
     *     not answer
     */
    void save(UpkeepProgress progress);

    /** Leaves the upkeep to others. */
    @Override
    void close();
}
