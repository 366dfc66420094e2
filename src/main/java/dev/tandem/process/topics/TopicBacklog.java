package dev.tandem.process.topics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The records of one topic that its reader has not committed.
 *
 * @param records about how many: the markers of transactions among them are counted too
 * @param oldest when the broker stored the first of them; null without any
 */
public record TopicBacklog(long records, @Nullable Instant oldest) {}
