package dev.tandem.process.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.wire.ResultCodec;
import dev.tandem.wire.ResultRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Writes what the dispatcher did, and waits until the broker has it. One producer for all. */
final class ResultWriter {
    private static final Logger LOG = Logger.getLogger(ResultWriter.class);
    private static final long TRY_AGAIN_MILLIS = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private volatile boolean closed;

    ResultWriter(Map<String, Object> config, String topic) {
        this.producer = new KafkaProducer<>(config);
        this.topic = topic;
    }

    /**
     * Writes beside the command: to the partition of the same number, which is the one that the key
     * belongs to, and where the next owner will look. False when the broker did not acknowledge;
     * the record may be there all the same.
     */
    boolean write(Job job, ResultRecord result) {
        var written =
                new ProducerRecord<>(
                        topic,
                        job.tenure().partition(),
                        job.command().id().interactionId().getBytes(UTF_8),
                        ResultCodec.write(result));
        try {
            producer.send(written).get();
            return true;
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            LOG.warnf(e, "The broker did not take a result: %s", job);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same, again and again. False when the tenure or this writer ended before. */
    boolean writeForSure(Job job, ResultRecord result) {
        while (!write(job, result)) {
            if (closed || job.tenure().isOver() || !pause()) {
                LOG.warnf("Gave up a result; the next owner answers in doubt: %s", job);
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
