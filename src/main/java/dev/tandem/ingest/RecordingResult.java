package dev.tandem.ingest;

/** What became of an event that was to be recorded. */
public sealed interface RecordingResult {

    /** The broker, with all its in-sync replicas, has it. */
    record Acknowledged() implements RecordingResult {}

    /** Kafka refuses a record of this size, now and each time that it is sent again. */
    record TooLarge() implements RecordingResult {}

    /**
     * The broker did not say in time that it has it. It may still get it: who sends again sends a
     * duplicate at worst.
     *
     * @param why for logs
     */
    record Unavailable(String why) implements RecordingResult {}
}
