package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.KeptHeaders;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Writes a dead letter for each record of the commands topic that cannot be read as a command. */
final class UnreadableCommands {
    private static final Logger LOG = Logger.getLogger(UnreadableCommands.class);

    private final ResultWriter writer;
    private final Executor threads;
    private final DispatcherMetrics metrics;

    UnreadableCommands(ResultWriter writer, Executor threads, DispatcherMetrics metrics) {
        this.writer = writer;
        this.threads = threads;
        this.metrics = metrics;
    }

    /**
     * The record's offset is finished when Kafka acknowledges the dead letter. A next owner that
     * takes the partition over before that writes the dead letter again, with the same id.
     *
     * @param fault what is wrong with the record, without its content
     */
    void writeDeadLetter(
            ConsumerRecord<byte[], byte[]> record, String fault, PartitionAssignment assignment) {
        DeadLetter letter = letter(record, fault);
        LOG.errorf("A command could not be read deadLetterId=%s: %s", letter.id(), fault);
        metrics.unreadable();
        threads.execute(() -> {
            if (assignment.enter()) {
                try {
                    write(record, letter, assignment);
                } finally {
                    assignment.leave();
                }
            }
        });
    }

    private void write(
            ConsumerRecord<byte[], byte[]> record,
            DeadLetter letter,
            PartitionAssignment assignment) {
        if (writer.writeForSure(letter, assignment)) {
            assignment.offsets().done(record.offset());
        }
    }

    static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String fault) {
        return DeadLetter.of(
                DeadLetter.RecordCopy.of(
                        new DeadLetter.Source(record.topic(), record.partition(), record.offset()),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.key(),
                        record.value(),
                        KeptHeaders.of(record.headers(), Header::key, Header::value),
                        DeadLetter.PAYLOAD_BYTES),
                null,
                DeadLetterReason.UNREADABLE,
                fault,
                List.of());
    }
}
