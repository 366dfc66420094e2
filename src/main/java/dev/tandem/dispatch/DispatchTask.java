package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.IssuedCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command on its way through the dispatcher.
 *
 * @param takenAt when the dispatcher read the command
 * @param traceparent of its record; null where the call is not traced
 * @param issuedAt when the broker appended the command
 * @param direct whether its own record says that it may have been started, so that no other must
 */
record DispatchTask(
        IssuedCommand command,
        long offset,
        @Nullable String traceparent,
        Instant issuedAt,
        Instant takenAt,
        PartitionAssignment assignment,
        boolean direct) {

    AttemptKey key() {
        return new AttemptKey(command.id(), command.attempt());
    }

    String org() {
        return command.org();
    }

    /** Kafka has acknowledged the result. */
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
