package dev.tandem.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What the doors must know about the processing behind the topic. An event is put on the partition
 * that its interaction's state belongs to, also in the moment in which partitions are added to the
 * topic: the producer's own choice would follow the new number at once.
 */
public interface RecordingGate {

    /** How many partitions the interactions are spread over. */
    int partitions();

    /** Why no event may be recorded now, as a sentence; null when events may be recorded. */
    @Nullable String closed();
}
