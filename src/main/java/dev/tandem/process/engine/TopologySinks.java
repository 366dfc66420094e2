package dev.tandem.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.store.WakeUpScheduler;
import dev.tandem.telemetry.LogFields;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.WakeUp;
import dev.tandem.wire.WireFormats;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The five sinks of a processor. Everything written to them becomes visible with the transaction
 * that also holds the state, or at once to those who read uncommitted records on purpose.
 */
final class TopologySinks {
    static final String COMMANDS = "salesforce-commands";
    static final String RESULTS = "unsent-results";
    static final String JOURNAL = "interaction-journal";
    static final String WAKE_UPS = "wake-ups";
    static final String DEAD_LETTERS = "dead-letters";

    private static final Logger LOG = Logger.getLogger(TopologySinks.class);

    private final ProcessorContext<byte[], byte[]> context;
    private final WrittenCommands commands;
    private final InteractionMetrics metrics;

    TopologySinks(
            ProcessorContext<byte[], byte[]> context,
            WrittenCommands commands,
            InteractionMetrics metrics) {
        this.context = context;
        this.commands = commands;
        this.metrics = metrics;
    }

    /**
     * Writes a command, or, where it is too late for it, the result that it would get. After an
     * outage that is so for each create of a call that began before it: the dispatcher would have
     * to read it, refuse it and answer it while it has callers to serve. An attempt that it knows
     * is written again, for it knows its answer.
     *
     * @param traceparent null where the call is not traced
     */
    void command(
            String interactionId,
            EncodedDecision.Command command,
            @Nullable String traceparent,
            long timestamp) {
        IssuedCommand issued = command.issued();
        int partition = context.taskId().partition();
        if (issued != null && isTooLate(issued)) {
            CommandUnavailable refused = commands.refuseLate(partition, issued);
            if (refused != null) {
                unsent(interactionId, issued, refused);
                return;
            }
        }
        Record<byte[], byte[]> made =
                new Record<>(interactionId.getBytes(UTF_8), command.record().get(), timestamp);
        if (traceparent != null) {
            made.headers().add(RecordHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        }
        if (issued == null) {
            commands.withdrawing(partition);
        } else {
            commands.reserve(partition, issued, traceparent, made.headers());
        }
        try {
            context.forward(made, COMMANDS);
        } catch (RuntimeException e) {
            commands.failed(made.headers());
            throw e;
        }
    }

    private boolean isTooLate(IssuedCommand command) {
        return Instant.ofEpochMilli(context.currentSystemTimeMs()).isAfter(command.notAfter());
    }

    private void unsent(String interactionId, IssuedCommand command, CommandUnavailable refused) {
        var result = new ResultRecord.Answered(command.id(), command.attempt(), refused);
        byte[] value = WireFormats.RESULT.write(result);
        forward(interactionId, value, context.currentSystemTimeMs(), RESULTS);
    }

    void journal(String interactionId, byte[] entry, long timestamp) {
        forward(interactionId, entry, timestamp, JOURNAL);
    }

    void wakeUp(WakeUpScheduler.Due due, long now) {
        byte[] value = WireFormats.WAKE_UP.write(new WakeUp(Instant.ofEpochMilli(due.at())));
        forward(due.interactionId(), value, now, WAKE_UPS);
    }

    void deadLetter(DeadLetter letter) {
        String key = letter.interactionId() == null ? letter.id() : letter.interactionId();
        forward(
                key,
                WireFormats.DEAD_LETTER.write(letter),
                letter.at().toEpochMilli(),
                DEAD_LETTERS);
        metrics.deadLettered(letter.reason());
        try (var _ = LogFields.ofInteraction(key)) {
            LOG.warnf(
                    "A dead letter was written deadLetterId=%s reason=%s interactionId=%s: %s",
                    letter.id(), letter.reason(), letter.interactionId(), letter.explanation());
        }
    }

    private void forward(String key, byte[] value, long timestamp, String sink) {
        context.forward(new Record<>(key.getBytes(UTF_8), value, timestamp), sink);
    }
}
