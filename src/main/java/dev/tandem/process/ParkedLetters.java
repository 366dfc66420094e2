package dev.tandem.process;

import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterCodec;
import dev.tandem.wire.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What was parked of which interaction. The dead letters topic itself is what knows: it is keyed by
 * interaction and has as many partitions as the others, so one partition of it tells about one
 * interaction, to any instance and after any restart. It is read when an operator asks, on from
 * where the last question ended; the alternative that was written off, to keep what was parked in
 * the state store, would hold nothing of a record that cannot be read, and grow with every call to
 * a wrong number.
 *
 * <p>Records of open transactions are read too: a dead letter that is written again has the same
 * id.
 */
final class ParkedLetters implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ParkedLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ONE_POLL = Duration.ofMillis(100);

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

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Read> byPartition = new HashMap<>();
    private final Map<String, Object> properties;
    private final String topic;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the dead letters
     */
    ParkedLetters(Map<String, String> kafka, String topic) {
        this.topic = topic;
        int patience = Math.toIntExact(PATIENCE.toMillis());
        properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "tandem-parked");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 25);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    }

    /**
     * What was parked of that interaction, the oldest first; as far as it can be read within about
     * two seconds.
     *
     * @param partition the interaction's
     */
    List<ParkedLetter> of(int partition, String interactionId) {
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
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
            lock.unlock();
        }
    }

    private void readOn(TopicPartition partition, Read read) {
        KafkaConsumer<byte[], byte[]> reader = consumer();
        List<TopicPartition> one = List.of(partition);
        reader.assign(one);
        long end = reader.endOffsets(one).getOrDefault(partition, 0L);
        long begin = reader.beginningOffsets(one).getOrDefault(partition, 0L);
        long next = Math.max(begin, read.next < 0 ? end - FIRST_LOOK : read.next);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        reader.seek(partition, next);
        while (next < end && System.nanoTime() - deadline < 0) {
            reader.poll(ONE_POLL).forEach(it -> look(it, read));
            next = reader.position(partition);
        }
        read.next = next;
    }

    /** A letter that this version cannot read is left out: the topic still holds it. */
    private static void look(ConsumerRecord<byte[], byte[]> record, Read read) {
        if (!(DeadLetterCodec.read(record.value())
                        instanceof Reading.Read<DeadLetter>(DeadLetter letter))
                || letter.interactionId() == null) {
            return;
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
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader == null) {
            reader =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = reader;
        }
        return reader;
    }

    /** Waits for a question that is being answered; a later one begins anew. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
                consumer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
