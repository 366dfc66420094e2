package dev.tandem.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Writes what the dispatcher did, and what it could not read, and waits until the broker has it.
 * One producer for all.
 */
final class ResultWriter {
    private static final Logger LOG = Logger.getLogger(ResultWriter.class);
    private static final long TRY_AGAIN_MILLIS = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private volatile boolean closed;

    ResultWriter(Map<String, Object> config, Topics topics) {
        this.producer = new KafkaProducer<>(config);
        this.topics = topics;
    }

    /**
     * Writes beside the command: to the partition of the same number, which is the one that the key
     * belongs to, and where the next owner will look. False when the broker did not acknowledge;
     * the record may be there all the same.
     */
    boolean write(DispatchTask job, ResultRecord result) {
        return write(
                new ProducerRecord<>(
                        topics.salesforceResults(),
                        job.tenure().partition(),
                        job.command().id().interactionId().getBytes(UTF_8),
                        WireFormats.RESULT.write(result)),
                job);
    }

    /** The same, again and again. False when the tenure or this writer ended before. */
    boolean writeForSure(DispatchTask job, ResultRecord result) {
        return forSure(() -> write(job, result), job.tenure(), job);
    }

    /** Parks a record, again and again until the broker has the letter; false as above. */
    boolean writeForSure(DeadLetter letter, PartitionAssignment tenure) {
        var parked =
                new ProducerRecord<>(
                        topics.deadLetters(),
                        letter.id().getBytes(UTF_8),
                        WireFormats.DEAD_LETTER.write(letter));
        return forSure(() -> write(parked, letter.id()), tenure, letter.id());
    }

    private boolean write(ProducerRecord<byte[], byte[]> record, Object what) {
        try {
            producer.send(record).get();
            return true;
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            LOG.warnf(e, "The broker did not take a record: %s", what);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean forSure(BooleanSupplier write, PartitionAssignment tenure, Object what) {
        while (!write.getAsBoolean()) {
            if (closed || tenure.isOver() || !pause()) {
                LOG.warnf("Gave a record up; the next owner finds what it is about: %s", what);
                return false;
            }
        }
        return true;
    }

    void close(Duration timeout) {
        closed = true;
        producer.close(timeout);
    }

    private static boolean pause() {
        try {
            Thread.sleep(TRY_AGAIN_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
