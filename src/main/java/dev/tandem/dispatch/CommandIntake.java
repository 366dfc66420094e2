package dev.tandem.dispatch;

import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Decides about each record of the commands topic, and never blocks. */
final class CommandIntake {
    private static final Logger LOG = Logger.getLogger(CommandIntake.class);

    private final OrgConcurrencyLimiter lanes;
    private final DispatchTaskRunner runner;
    private final UnreadableCommands unreadable;
    private final Executor threads;
    private final DispatcherMetrics metrics;
    private final Clock clock;

    /**
     * @param threads gives each answer that needs no request a thread of its own
     */
    CommandIntake(
            OrgConcurrencyLimiter lanes,
            DispatchTaskRunner runner,
            UnreadableCommands unreadable,
            Executor threads,
            DispatcherMetrics metrics,
            Clock clock) {
        this.lanes = lanes;
        this.runner = runner;
        this.unreadable = unreadable;
        this.threads = threads;
        this.metrics = metrics;
        this.clock = clock;
    }

    void take(ConsumerRecord<byte[], byte[]> record, PartitionAssignment tenure) {
        tenure.offsets().begin(record.offset());
        switch (WireFormats.COMMAND.read(record.value())) {
            case Reading.Read<CommandRecord>(CommandRecord.Issue(IssuedCommand command)) ->
                    take(job(record, command, tenure));
            case Reading.Read<CommandRecord>(CommandRecord.Withdraw withdrawn) -> {
                withdraw(new AttemptKey(withdrawn.id(), withdrawn.attempt()));
                tenure.offsets().done(record.offset());
            }
            case Reading.Unreadable<CommandRecord>(String reason) ->
                    unreadable.park(record, reason, tenure);
        }
    }

    /** Answers what has waited too long. */
    void refuseImpatient() {
        lanes.takeImpatient(clock.instant()).forEach(it -> refuse(it, Unsent.NO_SLOT));
    }

    private void take(DispatchTask job) {
        switch (job.tenure().ledger().take(job.key(), job.offset())) {
            case FRESH -> {
                if (!lanes.submit(job)) {
                    refuse(job, Unsent.QUEUE_FULL);
                }
            }
            case IN_DOUBT -> threads.execute(() -> runner.answerInDoubt(job));
            case REPEATED -> {
                LOG.debugf("The same attempt came again and is dropped: %s", job);
                metrics.repeated(job.command().id().kind());
                job.tenure().offsets().done(job.offset());
            }
        }
    }

    private void withdraw(AttemptKey key) {
        lanes.withdraw(key).ifPresent(it -> refuse(it, Unsent.WITHDRAWN));
    }

    private void refuse(DispatchTask job, Unsent why) {
        threads.execute(() -> runner.refuse(job, why));
    }

    private DispatchTask job(
            ConsumerRecord<byte[], byte[]> record,
            IssuedCommand command,
            PartitionAssignment tenure) {
        return new DispatchTask(
                command,
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                clock.instant(),
                tenure);
    }
}
