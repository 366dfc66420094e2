package dev.tandem.app.forgetting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The records of a topic about the interactions.
 *
 * @param newest when the last of them was written; null without any
 */
record KeptRecords(String topic, long count, @Nullable Instant newest) {

    KeptRecords and(Instant written) {
        return new KeptRecords(
                topic, count + 1, newest == null || written.isAfter(newest) ? written : newest);
    }
}
