package dev.tandem.process.dispatch;

import dev.tandem.domain.IssuedCommand;
import java.time.Instant;

/**
 * One command on its way through the dispatcher.
 *
 * @param takenAt when the dispatcher read it
 * @param issuedAt when the broker took it in
 */
record Job(IssuedCommand command, long offset, Instant issuedAt, Instant takenAt, Tenure tenure) {

    AttemptKey key() {
        return new AttemptKey(command.id(), command.attempt());
    }

    String org() {
        return command.org();
    }

    /** Its answer is in the results topic. */
    void finished() {
        tenure.ledger().answered(key());
        tenure.offsets().done(offset);
    }

    /** For log messages. */
    @Override
    public String toString() {
        return "interactionId=%s commandId=%s attempt=%d org=%s"
                .formatted(command.id().interactionId(), command.id(), command.attempt(), org());
    }
}
