package dev.tandem.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.dispatch.settings.DispatcherChannels;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Writes results and dead letters through one outgoing channel each, and waits until the broker
 * acknowledges the record.
 *
 * <p>The channels' buffers have no bound of their own: each thread that writes waits for its one
 * record, so no more records wait than commands are unfinished, which the dispatcher limits.
 */
@Singleton
public class ResultWriter {
    private static final Logger LOG = Logger.getLogger(ResultWriter.class);
    private static final long RETRY_AFTER_MILLIS = 500;

    /** Longer than the producer tries; a channel that is closed may never answer. */
    private static final Duration ACKNOWLEDGED_WITHIN =
            DispatcherChannels.DELIVERED_WITHIN.multipliedBy(2);

    private final Emitter<ProducerRecord<byte[], byte[]>> results;
    private final Emitter<ProducerRecord<byte[], byte[]>> deadLetters;
    private final Topics topics;
    private volatile boolean closed;

    @Inject
    public ResultWriter(
            @Channel(DispatcherChannels.RESULTS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<ProducerRecord<byte[], byte[]>> results,
            @Channel(DispatcherChannels.DEAD_LETTERS)
                    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<ProducerRecord<byte[], byte[]>> deadLetters,
            Topics topics) {
        this.results = results;
        this.deadLetters = deadLetters;
        this.topics = topics;
    }

    /** Writes for the next owner of the partition that the attempt begins; see {@link #write}. */
    boolean writeStart(DispatchTask task) {
        return write(results, record(topics.salesforceStarts(), task, started(task)), task);
    }

    /** Tells the state machines that the attempt has begun; see {@link #write}. */
    boolean tellOfStart(DispatchTask task) {
        return write(task, started(task));
    }

    private static ResultRecord started(DispatchTask task) {
        return new ResultRecord.Started(task.key().id(), task.key().attempt());
    }

    /**
     * Writes the result to the partition with the number of the command's partition. The key
     * belongs to that partition, and the next owner reads results back from it. False when the
     * broker did not acknowledge the record, which may be written all the same.
     */
    private boolean write(DispatchTask task, ResultRecord result) {
        ProducerRecord<byte[], byte[]> made = record(topics.salesforceResults(), task, result);
        String traceparent = task.traceparent();
        if (traceparent != null) {
            made.headers().add(RecordHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        }
        return write(results, made, task);
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, DispatchTask task, ResultRecord value) {
        return new ProducerRecord<>(
                topic,
                task.assignment().partition(),
                task.command().id().interactionId().getBytes(UTF_8),
                WireFormats.RESULT.write(value));
    }

    /**
     * Writes the result and repeats that until the broker acknowledges it. False when the
     * assignment or this writer ended before.
     */
    boolean writeForSure(DispatchTask task, ResultRecord result) {
        return repeat(() -> write(task, result), task.assignment(), task);
    }

    /** Writes the dead letter in the same way. */
    boolean writeForSure(DeadLetter letter, PartitionAssignment assignment) {
        var record =
                new ProducerRecord<>(
                        topics.deadLetters(),
                        letter.id().getBytes(UTF_8),
                        WireFormats.DEAD_LETTER.write(letter));
        return repeat(() -> write(deadLetters, record, letter.id()), assignment, letter.id());
    }

    private boolean write(
            Emitter<ProducerRecord<byte[], byte[]>> channel,
            ProducerRecord<byte[], byte[]> record,
            Object what) {
        try {
            channel.send(record)
                    .toCompletableFuture()
                    .get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.warnf(e, "Kafka did not acknowledge a record: %s", what);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean repeat(BooleanSupplier write, PartitionAssignment assignment, Object what) {
        while (!write.getAsBoolean()) {
            if (closed || assignment.isOver() || !pause()) {
                LOG.warnf("A record was not written and is left to the next owner: %s", what);
                return false;
            }
        }
        return true;
    }

    /** Ends all repetitions. The connector closes the channels after the dispatcher. */
    void close() {
        closed = true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(RETRY_AFTER_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
