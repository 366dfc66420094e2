package dev.tandem.ingest;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Asks the broker again and again for the topic, and keeps the producer's knowledge of it warm: a
 * producer that must not block can only send to a topic that it knows already. Asking rather than
 * judging by what was sent: a program that is not ready gets nothing to send, and would never
 * become ready again.
 */
final class BrokerProbe implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BrokerProbe.class);
    private static final long ASK_EVERY_MILLIS = 500;

    /** A broker that answered is asked less often: each question costs both sides something. */
    private static final int REACHED_ASK_EVERY = 2;

    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final String topic;
    private final ScheduledExecutorService asker;
    private final ScheduledFuture<?> asking;
    private volatile boolean reached;
    private int turn;

    BrokerProbe(Producer<byte[], byte[]> producer, Admin admin, String topic) {
        this.producer = producer;
        this.admin = admin;
        this.topic = topic;
        asker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("webhook-broker-probe").factory());
        asking =
                asker.scheduleWithFixedDelay(this::ask, 0, ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean reached() {
        return reached;
    }

    private void ask() {
        if (reached && ++turn % REACHED_ASK_EVERY != 0) {
            return;
        }
        boolean now = topicIsThere() && producerKnowsIt();
        if (now != reached) {
            reached = now;
            if (now) {
                LOG.infof("Kafka takes events: topic=%s", topic);
            } else {
                LOG.warnf("Kafka takes no events for now: topic=%s", topic);
            }
        }
    }

    private boolean topicIsThere() {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().containsKey(topic);
        } catch (ExecutionException e) {
            LOG.debugf(e, "Kafka did not describe the topic: topic=%s", topic);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean producerKnowsIt() {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException e) {
            // After a time-out it has asked for the topic, and will know it when it is asked next.
            // A login that is refused now may be accepted later, so this is never the end.
            LOG.debugf(e, "The producer does not know the topic yet: topic=%s", topic);
            return false;
        }
    }

    @Override
    public void close() {
        asking.cancel(true);
        asker.shutdown();
    }
}
