package dev.tandem.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole topic on a thread of its own and goes on reading, without a group: every instance
 * has all of it. Committed records only. After a failure it goes on where it was.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    /**
     * What is followed.
     *
     * @param topic its whole name
     * @param partitions how many it has
     * @param lookBack how many offsets before its end reading begins, in each partition; {@link
     *     Long#MAX_VALUE} for the whole topic
     * @param clientId what brokers, Kafka's own log and the metrics call the client
     */
    public record Source(String topic, int partitions, long lookBack, String clientId) {}

    private final Map<String, Object> properties;
    private final Source source;
    private final Consumer<ConsumerRecord<byte[], byte[]>> taker;
    private final ClientMetrics metrics;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** The ends at the first look; everything before them is read once {@link #readOnce}. */
    private Map<TopicPartition, Long> firstEnds = Map.of();

    /** To be woken when it is closed; null between two consumers. */
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    private volatile boolean readOnce;
    private volatile boolean following;
    private volatile boolean closed;

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param taker is given each record in its partition's order, on one thread; must not throw
     */
    public TopicFollower(
            Map<String, String> kafka,
            Source source,
            Consumer<ConsumerRecord<byte[], byte[]>> taker,
            ClientMetrics metrics) {
        this.properties =
                new HashMap<>(SharedConsumer.properties(kafka, IsolationLevel.READ_COMMITTED));
        this.properties.put(ConsumerConfig.CLIENT_ID_CONFIG, source.clientId());
        this.properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.source = source;
        this.taker = taker;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().daemon().name(source.clientId()).unstarted(this::run);
    }

    /** Begins to read, without waiting. May be called once; the topic should exist. */
    public void start() {
        thread.start();
    }

    /** Whether all that the topic held at the first look was read. */
    public boolean readOnce() {
        return readOnce;
    }

    /** Whether it reads: false before the first look, and while Kafka does not answer. */
    public boolean following() {
        return following;
    }

    /**
     * Waits until everything before that offset was taken.
     *
     * @return false when it was not within the time
     */
    public boolean awaitRead(int partition, long offset, Duration atMost)
            throws InterruptedException {
        TopicPartition wanted = new TopicPartition(source.topic(), partition);
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (positions.getOrDefault(wanted, 0L) < offset) {
                if (left <= 0 || closed) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@link #readOnce}; false when it did not come within the time. */
    public boolean awaitReadOnce(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!readOnce) {
                if (left <= 0 || closed) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean complained = false;
        while (!closed) {
            try (var consumer =
                            new KafkaConsumer<>(
                                    properties,
                                    new ByteArrayDeserializer(),
                                    new ByteArrayDeserializer());
                    var _ = metrics.bind(consumer)) {
                reading = consumer;
                follow(consumer);
            } catch (WakeupException stopped) {
                LOG.debug("A topic is followed no longer", stopped);
            } catch (RuntimeException e) {
                following = false;
                if (!complained && !closed) {
                    LOG.warnf(
                            "A topic cannot be followed and is tried again topic=%s: %s",
                            source.topic(), ClusterFault.words(e));
                    complained = true;
                }
                rest();
            } finally {
                reading = null;
            }
        }
        following = false;
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all =
                IntStream.range(0, source.partitions())
                        .mapToObj(it -> new TopicPartition(source.topic(), it))
                        .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        consumer.assign(all);
        lock.lock();
        try {
            for (TopicPartition each : all) {
                long end = ends.getOrDefault(each, 0L);
                long first =
                        Math.max(
                                begins.getOrDefault(each, 0L),
                                Math.max(0, end - Math.min(end, source.lookBack())));
                consumer.seek(each, positions.getOrDefault(each, first));
            }
            if (firstEnds.isEmpty()) {
                firstEnds = Map.copyOf(ends);
            }
        } finally {
            lock.unlock();
        }
        following = true;
        long lookAgain = System.nanoTime() + BETWEEN_LOOKS.toNanos();
        while (!closed) {
            consumer.poll(POLL).forEach(taker);
            moved(consumer, all);
            if (System.nanoTime() - lookAgain >= 0) {
                following = isAnswered(consumer, all);
                lookAgain = System.nanoTime() + BETWEEN_LOOKS.toNanos();
            }
        }
    }

    /** A poll says nothing about a cluster that is away: it returns no records. */
    private static boolean isAnswered(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> all) {
        try {
            return consumer.endOffsets(all).size() == all.size();
        } catch (TimeoutException e) {
            LOG.debug("Kafka does not answer a follower", e);
            return false;
        }
    }

    /** The positions pass markers of transactions, which are no records. */
    private void moved(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> all) {
        lock.lock();
        try {
            all.forEach(it -> positions.put(it, consumer.position(it)));
            if (!readOnce) {
                readOnce =
                        firstEnds.entrySet().stream()
                                .allMatch(it ->
                                        positions.getOrDefault(it.getKey(), 0L) >= it.getValue());
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        long left = BETWEEN_TRIES.toNanos();
        lock.lock();
        try {
            while (left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; waits for it two seconds at most. */
    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> now = reading;
        if (now != null) {
            now.wakeup();
        }
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
