/**
 * From Kafka's topics into a recording. Partitions are read side by side and merged by the time of
 * their records, because a replay needs the order in which things happened, which no single
 * partition has. It reads committed records only: a decision that was aborted was made again.
 */
@NullMarked
package dev.tandem.recording.topics;

import org.jspecify.annotations.NullMarked;
