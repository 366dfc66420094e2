package dev.tandem.ingest.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the journal from where it ended at the start, every partition, and tells those who wait.
 * A record that nobody waits for is not parsed.
 */
final class RoutingJournal implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RoutingJournal.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long AGAIN_MILLIS = 200;

    private final Map<String, Object> kafka;
    private final String topic;
    private final RoutingWaiters waiters;
    private final RoutingMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean following;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    RoutingJournal(
            Map<String, Object> kafka,
            String topic,
            RoutingWaiters waiters,
            RoutingMetrics metrics) {
        this.kafka = kafka;
        this.topic = topic;
        this.waiters = waiters;
        this.metrics = metrics;
    }

    /** Whether what is written from now on will be told. */
    boolean following() {
        return following;
    }

    /** Follows until it is closed; whatever happens to Kafka meanwhile. */
    @Override
    public void run() {
        try {
            do {
                follow();
            } while (!closing.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (KafkaConsumer<byte[], byte[]> opened = open()) {
            consumer = opened;
            if (closing.getCount() > 0 && fixPositions(opened)) {
                following = true;
                while (closing.getCount() > 0) {
                    opened.poll(POLL).forEach(this::take);
                }
            }
        } catch (WakeupException closed) {
            LOG.debug("The journal is followed no more.");
        } catch (KafkaException e) {
            metrics.journalLost();
            LOG.warnf(
                    "The journal cannot be followed, trying again: %s",
                    e.getClass().getSimpleName());
        } finally {
            following = false;
            consumer = null;
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "tandem-flow-door");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** False while the topic is not there yet. */
    private boolean fixPositions(KafkaConsumer<byte[], byte[]> opened) {
        List<TopicPartition> partitions =
                opened.partitionsFor(topic).stream()
                        .map(it -> new TopicPartition(topic, it.partition()))
                        .toList();
        opened.assign(partitions);
        opened.seekToEnd(partitions);
        partitions.forEach(opened::position);
        return !partitions.isEmpty();
    }

    private void take(ConsumerRecord<byte[], byte[]> journalled) {
        if (waiters.isEmpty()
                || journalled.key() == null
                || !waiters.awaits(new String(journalled.key(), UTF_8))) {
            return;
        }
        switch (WireFormats.JOURNAL.read(journalled.value())) {
            case Reading.Read<JournalEntry>(JournalEntry entry) -> waiters.tell(answer(entry));
            case Reading.Unreadable<JournalEntry>(String why) ->
                    LOG.warnf(
                            "Passed by a journal record partition=%d offset=%d: %s",
                            journalled.partition(), journalled.offset(), why);
        }
    }

    /**
     * A contact that is not going to be ours, and a call that is over, leave nothing to wait for.
     */
    static RoutingAnswer answer(JournalEntry entry) {
        RoutingAnswer answer = entry.answer();
        boolean nothingToCome =
                entry.phase() == InteractionPhase.CLOSED
                        || entry.ignored() == IgnoreReason.NO_CONTACT_CENTRE
                        || entry.ignored() == IgnoreReason.TOO_OLD;
        return nothingToCome && answer.status() == Status.PENDING
                ? new RoutingAnswer(
                        answer.interactionId(),
                        answer.vendorCallKey(),
                        answer.voiceCallId(),
                        answer.callStartTime(),
                        answer.queue(),
                        answer.agent(),
                        Status.UNAVAILABLE)
                : answer;
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }
}
