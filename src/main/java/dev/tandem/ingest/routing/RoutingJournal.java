package dev.tandem.ingest.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the journal through an incoming channel, every partition, from where it ended when the
 * following began. A record that has no waiter is not parsed: a follower of all interactions is
 * given its key alone.
 *
 * <p>While nobody listens it rests: to be sent each record costs program and broker more than all
 * else that is done for a call at a few calls a second. Who comes then waits for a round trip to
 * the broker, in which the end of each partition is found again.
 *
 * <p>Whoever waits must not miss a decision, so {@link #following} is true only once the position
 * in every partition is known. The connector cannot do that by its attributes: a group's position
 * is fixed at some poll, and {@code assign-seek} needs the partitions before the topic exists. So
 * the consumer is assigned its partitions on the channel's polling thread, before the first poll;
 * it never joins the group that the connector subscribed it for.
 */
final class RoutingJournal implements AutoCloseable {
    static final String CHANNEL = "routing-journal";

    private static final Logger LOG = Logger.getLogger(RoutingJournal.class);
    private static final Duration AGAIN = Duration.ofMillis(200);

    /** Longer than the time between two flows where they come at an ordinary rate. */
    private static final long REST_AFTER_NANOS = Duration.ofSeconds(2).toNanos();

    private final Multi<Message<ConsumerRecords<byte[], byte[]>>> channel;
    private final KafkaClientService clients;
    private final String topic;
    private final RoutingWaiters waiters;
    private final RoutingMetrics metrics;
    private volatile @Nullable InteractionFollower follower;

    /** What is done to the consumer runs on its polling thread in the order of the turns. */
    private final Object turn = new Object();

    private volatile boolean connected;
    private volatile boolean resting;
    private volatile CompletableFuture<Boolean> woken = CompletableFuture.completedFuture(true);
    private volatile long listenedAt = System.nanoTime();
    private volatile boolean closing;

    /** What the log says already: a fault that lasts is logged once. */
    private volatile String loggedFault = "";

    RoutingJournal(
            Multi<Message<ConsumerRecords<byte[], byte[]>>> channel,
            KafkaClientService clients,
            String topic,
            RoutingWaiters waiters,
            RoutingMetrics metrics) {
        this.channel = channel;
        this.clients = clients;
        this.topic = topic;
        this.waiters = waiters;
        this.metrics = metrics;
    }

    /** Whether what is written from now on will arrive here. */
    boolean following() {
        return connected && !resting && woken.getNow(false);
    }

    /**
     * Ends the rest, if it rests. Call it after a waiter or a follower has been added, which keep
     * it from the next rest.
     *
     * @return completes with true once what is written from then on will arrive here; with false
     *     where the journal cannot be followed
     */
    CompletionStage<Boolean> listen() {
        synchronized (turn) {
            listenedAt = System.nanoTime();
            if (!connected) {
                return CompletableFuture.completedStage(false);
            }
            if (resting) {
                resting = false;
                woken = wake();
            }
            return woken;
        }
    }

    private CompletableFuture<Boolean> wake() {
        CompletableFuture<Boolean> done =
                onPollingThread(RoutingJournal::resumeFromEnd)
                        .replaceWith(true)
                        .onFailure()
                        .call(this::fail)
                        .onFailure()
                        .recoverWithItem(false)
                        .subscribeAsCompletionStage();
        // The polling thread would wait to the end of its poll.
        clients.<byte[], byte[]>getConsumer(CHANNEL).unwrap().wakeup();
        return done;
    }

    /** A consumer without partitions cannot poll: it is followed again as after any failure. */
    private Uni<Void> fail(Throwable failure) {
        LOG.debug("The journal was not resumed", failure);
        return onPollingThread(Consumer::unsubscribe);
    }

    private static void resumeFromEnd(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = consumer.assignment();
        try {
            seekToEnd(consumer, partitions);
        } catch (WakeupException e) {
            // Meant for a poll that had ended already; it is not thrown twice.
            seekToEnd(consumer, partitions);
        }
        consumer.resume(partitions);
    }

    private void rest() {
        synchronized (turn) {
            if (!connected || !woken.isDone() || isHeard()) {
                return;
            }
            resting = true;
            onPollingThread(consumer -> consumer.pause(consumer.assignment()))
                    .subscribe()
                    .with(
                            _ -> LOG.debug("Nobody listens: the journal rests."),
                            failure -> LOG.debug("The journal does not rest", failure));
        }
    }

    private boolean isHeard() {
        return follower != null || !waiters.isEmpty();
    }

    /**
     * Notifies this follower, in place of the one before; null for none. One that ends a rest is
     * told that the journal is read from its end.
     */
    void publishTo(@Nullable InteractionFollower next) {
        synchronized (turn) {
            follower = next;
            if (next != null && resting) {
                var _ =
                        listen().thenAccept(heard -> {
                            if (heard) {
                                next.resumed();
                            }
                        });
            }
        }
    }

    /** Follows until it is closed; whatever happens to Kafka meanwhile. */
    void follow() {
        var _ =
                channel.onSubscription()
                        .call(this::fixPositions)
                        .onFailure()
                        .call(this::lost)
                        .onFailure(_ -> !closing)
                        .retry()
                        .withBackOff(AGAIN, AGAIN)
                        .indefinitely()
                        .subscribe()
                        .with(
                                polled -> take(polled.getPayload()),
                                _ -> LOG.debug("The journal is followed no more."));
    }

    /** Tries until the topic is there and the end of every partition is known. */
    private Uni<Void> fixPositions() {
        return onPollingThread(this::assignFromEnd)
                .onFailure(failure -> !closing && !(failure instanceof TopicMissing))
                .invoke(this::count)
                .onFailure(_ -> !closing)
                .retry()
                .withBackOff(AGAIN, AGAIN)
                .indefinitely()
                .invoke(() -> {
                    loggedFault = "";
                    connect();
                    InteractionFollower notified = follower;
                    if (notified != null) {
                        notified.resumed();
                    }
                });
    }

    private void assignFromEnd(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(it -> new TopicPartition(topic, it.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new TopicMissing();
        }
        consumer.unsubscribe();
        consumer.assign(partitions);
        seekToEnd(consumer, partitions);
    }

    private static void seekToEnd(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void connect() {
        synchronized (turn) {
            listenedAt = System.nanoTime();
            resting = false;
            woken = CompletableFuture.completedFuture(true);
            connected = true;
        }
    }

    /** The consumer stays, so its assignment must go before the channel subscribes it again. */
    private Uni<Void> lost(Throwable failure) {
        connected = false;
        if (closing) {
            return Uni.createFrom().voidItem();
        }
        count(failure);
        return onPollingThread(Consumer::unsubscribe);
    }

    private void count(Throwable failure) {
        metrics.journalLost();
        String fault = failure.getClass().getSimpleName();
        if (!fault.equals(loggedFault)) {
            loggedFault = fault;
            LOG.warnf("The journal cannot be followed, trying again: %s", fault);
        }
    }

    private Uni<Void> onPollingThread(
            java.util.function.Consumer<Consumer<byte[], byte[]>> action) {
        return clients.<byte[], byte[]>getConsumer(CHANNEL).runOnPollingThread(action);
    }

    /** The topic is made by the first instance that starts. */
    private static final class TopicMissing extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TopicMissing() {
            super(
                    "Expected the topic to have partitions, but it does not exist",
                    null,
                    false,
                    false);
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> polled) {
        polled.forEach(this::take);
        if (!isHeard() && System.nanoTime() - listenedAt > REST_AFTER_NANOS) {
            rest();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> journalled) {
        InteractionFollower notified = follower;
        if (journalled.key() == null || (notified == null && waiters.isEmpty())) {
            return;
        }
        String interactionId = new String(journalled.key(), UTF_8);
        if (notified != null) {
            notified.changed(interactionId);
        }
        if (!waiters.awaits(interactionId)) {
            return;
        }
        switch (WireFormats.JOURNAL.read(journalled.value())) {
            case Reading.Read<JournalEntry>(JournalEntry entry) -> waiters.publish(answer(entry));
            case Reading.Unreadable<JournalEntry>(String why) ->
                    LOG.warnf(
                            "A journal record is skipped partition=%d offset=%d: %s",
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
                ? answer.with(Status.UNAVAILABLE)
                : answer;
    }

    @Override
    public void close() {
        closing = true;
        connected = false;
    }
}
