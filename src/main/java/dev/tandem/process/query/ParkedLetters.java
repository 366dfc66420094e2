package dev.tandem.process.query;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.SharedConsumer;
import dev.tandem.kafka.TopicScan;
import dev.tandem.kafka.TopicScan.Limit;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Finds the dead letters of an interaction in the dead letters topic. It is keyed by interaction
 * and has as many partitions as the others, so one partition holds all of one interaction, for any
 * instance and after any restart. A question reads on from where the last one ended. Rejected: to
 * keep dead letters in the state store, which would hold none of an unreadable record, and grow
 * with every call to a wrong number.
 *
 * <p>Records of open transactions are read too: a dead letter that is written again has the same
 * id.
 */
public final class ParkedLetters implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ParkedLetters.class);

    /** How far back the first question about a partition reads, in records. */
    private static final long FIRST_LOOK = 2_000;

    /** How many interactions of a partition are remembered, a kilobyte or so each. */
    private static final int INTERACTIONS = 1_000;

    /** How many letters of one interaction are remembered: the latest. */
    private static final int LETTERS = 8;

    /** What was read of one partition so far. */
    private static final class Read {
        private long next = -1;
        private final Map<String, List<ParkedLetter>> byInteraction =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, List<ParkedLetter>> it) {
                        return size() > INTERACTIONS;
                    }
                };
    }

    private final Map<Integer, Read> byPartition = new HashMap<>();
    private final SharedConsumer shared;
    private final String topic;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the dead letters
     */
    public ParkedLetters(Map<String, String> kafka, String topic, ClientMetrics metrics) {
        this.topic = topic;
        this.shared =
                new SharedConsumer(
                        kafka, IsolationLevel.READ_UNCOMMITTED, "tandem-parked", metrics);
    }

    /**
     * The dead letters of that interaction, the oldest first; as far as it can be read within about
     * two seconds.
     *
     * @param partition the interaction's
     */
    List<ParkedLetter> of(int partition, String interactionId) {
        try {
            if (!shared.enter()) {
                return List.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
            Read read = byPartition.computeIfAbsent(partition, _ -> new Read());
            readOn(new TopicPartition(topic, partition), read);
            return List.copyOf(read.byInteraction.getOrDefault(interactionId, List.of()));
        } catch (KafkaException e) {
            LOG.warnf(
                    "The dead letters could not be read interactionId=%s: %s",
                    interactionId, e.toString());
            close();
            return List.of();
        } finally {
            shared.leave();
        }
    }

    private void readOn(TopicPartition partition, Read read) {
        KafkaConsumer<byte[], byte[]> reader = shared.consumer();
        List<TopicPartition> one = List.of(partition);
        long end = reader.endOffsets(one).getOrDefault(partition, 0L);
        long begin = reader.beginningOffsets(one).getOrDefault(partition, 0L);
        long next = Math.max(begin, read.next < 0 ? end - FIRST_LOOK : read.next);
        read.next =
                new TopicScan(reader)
                        .run(
                                Map.of(partition, next),
                                Map.of(partition, end),
                                it -> look(it, read),
                                Limit.within(SharedConsumer.PATIENCE))
                        .positions()
                        .getOrDefault(partition, next);
    }

    /** A letter that this version cannot read is left out: the topic still holds it. */
    private static boolean look(ConsumerRecord<byte[], byte[]> record, Read read) {
        if (!(WireFormats.DEAD_LETTER.read(record.value())
                        instanceof Reading.Read<DeadLetter>(DeadLetter letter))
                || letter.interactionId() == null) {
            return true;
        }
        DeadLetter.Source place =
                new DeadLetter.Source(record.topic(), record.partition(), record.offset());
        List<ParkedLetter> letters =
                read.byInteraction.computeIfAbsent(letter.interactionId(), _ -> new ArrayList<>());
        letters.removeIf(it -> it.id().equals(letter.id()));
        letters.add(ParkedLetter.of(letter, place));
        if (letters.size() > LETTERS) {
            letters.removeFirst();
        }
        return true;
    }

    @Override
    public void close() {
        shared.close();
    }
}
