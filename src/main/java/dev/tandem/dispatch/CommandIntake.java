package dev.tandem.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.Reading;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.WireFormats;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Handles each record of the commands topic without blocking, except those whose command was taken
 * before it was read.
 */
final class CommandIntake {
    private static final Logger LOG = Logger.getLogger(CommandIntake.class);

    private final OrgConcurrencyLimiter limiter;
    private final DispatchTaskRunner runner;
    private final OrgHolds holds;
    private final UnreadableCommands unreadable;
    private final Executor threads;
    private final DispatcherMetrics metrics;
    private final Clock clock;

    /**
     * @param threads writes each result that needs no request on a thread of its own
     */
    CommandIntake(
            OrgConcurrencyLimiter limiter,
            DispatchTaskRunner runner,
            OrgHolds holds,
            UnreadableCommands unreadable,
            Executor threads,
            DispatcherMetrics metrics,
            Clock clock) {
        this.limiter = limiter;
        this.runner = runner;
        this.holds = holds;
        this.unreadable = unreadable;
        this.threads = threads;
        this.metrics = metrics;
        this.clock = clock;
    }

    void take(ConsumerRecord<byte[], byte[]> record, PartitionAssignment assignment) {
        if (!assignment.offsets().begin(record.offset())) {
            return;
        }
        switch (WireFormats.COMMAND.read(record.value())) {
            case Reading.Read<CommandRecord>(CommandRecord.Issue(IssuedCommand command)) ->
                    take(task(record, command, assignment), isDirect(record));
            case Reading.Read<CommandRecord>(CommandRecord.Withdraw withdrawn) -> {
                withdraw(new AttemptKey(withdrawn.id(), withdrawn.attempt()));
                assignment.offsets().done(record.offset());
            }
            case Reading.Unreadable<CommandRecord>(String reason) ->
                    unreadable.writeDeadLetter(record, reason, assignment);
        }
    }

    /** Takes a command before it is read, if it was not. */
    void takeAhead(DispatchTask task) {
        if (task.assignment().offsets().beginAhead(task.offset())) {
            take(task, false);
        }
    }

    /** Whether more should be read now: what would find no room in a queue is better not read. */
    boolean hasRoom() {
        return limiter.hasRoom(clock.instant());
    }

    /** Writes the result "unavailable" of each command that has waited too long for a slot. */
    void refuseExpired() {
        limiter.takeExpired(clock.instant()).forEach(it -> refuse(it, Unsent.NO_SLOT));
    }

    /** Tells the state machines of each request whose answer takes long. */
    void tellOfSlow() {
        runner.tellOfSlow(threads);
    }

    /**
     * @param direct whether an earlier owner may have sent it without a record of the start
     */
    private void take(DispatchTask task, boolean direct) {
        switch (task.assignment().ledger().take(task.key(), task.offset(), direct)) {
            case FRESH -> {
                Unsent hold = holds.of(task.org());
                if (hold != null) {
                    refuse(task, hold);
                } else {
                    enqueue(task);
                }
            }
            case IN_DOUBT -> threads.execute(() -> runner.answerInDoubt(task));
            case REPEATED -> {
                LOG.debugf("The same attempt was read again and is dropped: %s", task);
                metrics.repeated(task.command().id().kind());
                task.assignment().offsets().done(task.offset());
            }
        }
    }

    private void enqueue(DispatchTask task) {
        DispatchTask withoutRoom = limiter.submit(task);
        if (withoutRoom != null) {
            refuse(withoutRoom, Unsent.QUEUE_FULL);
        }
    }

    private void withdraw(AttemptKey key) {
        limiter.withdraw(key).ifPresent(it -> refuse(it, Unsent.WITHDRAWN));
    }

    private void refuse(DispatchTask task, Unsent why) {
        threads.execute(() -> runner.refuse(task, why));
    }

    private static @Nullable String traceparentOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(RecordHeaders.TRACEPARENT);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static boolean isDirect(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(CommandRecord.DIRECT) != null;
    }

    private DispatchTask task(
            ConsumerRecord<byte[], byte[]> record,
            IssuedCommand command,
            PartitionAssignment assignment) {
        return new DispatchTask(
                command,
                record.offset(),
                traceparentOf(record),
                Instant.ofEpochMilli(record.timestamp()),
                clock.instant(),
                assignment,
                false);
    }
}
