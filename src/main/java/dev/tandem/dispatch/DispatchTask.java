package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.IssuedCommand;
import java.time.Instant;

/**
 * One command on its way through the dispatcher.
 *
 * @param takenAt when the dispatcher read it
 * @param issuedAt when the broker took it in
 */
record DispatchTask(
        IssuedCommand command,
        long offset,
        Instant issuedAt,
        Instant takenAt,
        PartitionAssignment assignment) {

    AttemptKey key() {
        return new AttemptKey(command.id(), command.attempt());
    }

    String org() {
        return command.org();
    }

    /** Its answer is in the results topic. */
    void finished() {
        assignment.ledger().answered(key());
        assignment.offsets().done(offset);
    }

    /** For log messages. */
    @Override
    public String toString() {
        return "interactionId=%s commandId=%s attempt=%d org=%s"
                .formatted(command.id().interactionId(), command.id(), command.attempt(), org());
    }
}
