package dev.tandem.ingest;

/** What became of an event that was to be recorded. */
public sealed interface RecordingResult {

    /** The broker and all in-sync replicas have the record. */
    record Acknowledged() implements RecordingResult {}

    /** Kafka refuses a record of this size, now and each time that it is sent again. */
    record TooLarge() implements RecordingResult {}

    /**
     * The broker did not acknowledge the record in time. It may still receive it: sending the event
     * again makes a duplicate at worst.
     *
     * @param why for logs
     */
    record Unavailable(String why) implements RecordingResult {}
}
