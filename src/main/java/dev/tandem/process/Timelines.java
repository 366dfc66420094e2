package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.process.ProcessSettings.Bounds;
import dev.tandem.process.Trail.Stretch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads timelines out of the journal, where the {@link Trail} of an interaction says they lie. One
 * consumer for all, made when it is needed first: this is for people, not for load.
 *
 * <p>Only committed entries are shown. An entry of an aborted transaction would stand there twice,
 * and what is shown here is compared with what Salesforce has. So the newest entry may have to be
 * waited for, as long as the commit interval.
 */
final class Timelines implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Timelines.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FOR_A_COMMIT = Duration.ofSeconds(1);
    private static final Duration ONE_POLL = Duration.ofMillis(100);

    /**
     * The client asks for more as soon as it has been given something, and what it asks for next
     * has to wait behind that: as long as the broker does, by default half a second.
     */
    private static final int FETCH_AHEAD_MILLIS = 25;

    /** How far beyond a stretch its last entries may lie: what is on its way at one time. */
    private static final long SLACK = 4 * Trail.SPAN;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Object> properties;
    private final String topic;
    private final Bounds bounds;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the journal
     */
    Timelines(Map<String, String> kafka, String topic, Bounds bounds) {
        this.topic = topic;
        this.bounds = bounds;
        properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_AHEAD_MILLIS);
        properties.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        properties.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    }

    /** The timeline as far as it can be read within about two seconds. */
    Timeline read(int partition, String id, Tracked tracked) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        TimelineSearch search = new TimelineSearch(id.getBytes(UTF_8), tracked, bounds);
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return search.timeline();
            }
            try {
                search(new TopicPartition(topic, partition), search, deadline);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.warnf(e, "A timeline could not be read whole interactionId=%s", id);
            close();
        }
        return search.timeline();
    }

    private void search(TopicPartition partition, TimelineSearch search, long deadline) {
        KafkaConsumer<byte[], byte[]> reader = consumer();
        reader.assign(List.of(partition));
        long position = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        reader.seek(partition, position);
        List<Stretch> stretches = search.stretches();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            boolean last = i == stretches.size() - 1;
            long end = last ? Long.MAX_VALUE : stretches.get(i + 1).from() + SLACK;
            if (position < stretch.from()) {
                position = stretch.from();
                reader.seek(partition, position);
            }
            position = scan(partition, stretch, search, end, deadline);
        }
    }

    /** Reads on until the stretch is complete, and returns how far that was. */
    private long scan(
            TopicPartition partition,
            Stretch stretch,
            TimelineSearch search,
            long end,
            long deadline) {
        KafkaConsumer<byte[], byte[]> reader = consumer();
        long quietSince = System.nanoTime();
        long position = reader.position(partition);
        while (!search.complete(stretch) && position < end) {
            long now = System.nanoTime();
            if (now > deadline || now - quietSince > FOR_A_COMMIT.toNanos()) {
                break;
            }
            ConsumerRecords<byte[], byte[]> records = reader.poll(ONE_POLL);
            records.forEach(search::look);
            long reached = reader.position(partition);
            if (reached > position) {
                quietSince = System.nanoTime();
            }
            position = reached;
        }
        return position;
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

    /** Waits for a read that is going on; a later one begins anew. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (consumer != null) {
                consumer.close(
                        org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
                consumer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
