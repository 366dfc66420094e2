package dev.tandem.ingest;

import dev.tandem.kafka.ClientMetrics;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker again and again for the topic, and keeps the producer's metadata of it warm: a
 * producer that must not block can only send to a topic that it knows already. It does not judge by
 * what was sent: a program that is not ready gets nothing to send, and would never become ready
 * again.
 */
final class BrokerProbe implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BrokerProbe.class);
    private static final long ASK_EVERY_MILLIS = 500;

    private final KafkaClientService channels;
    private final Map<String, Object> kafka;
    private final String topic;
    private final Duration patience;
    private final ScheduledExecutorService asker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-broker-probe").factory());
    private volatile boolean reached;
    private volatile boolean closing;
    private final ClientMetrics metrics;
    private @Nullable Admin admin;
    private ClientMetrics.Binding binding = ClientMetrics.Binding.NONE;

    BrokerProbe(
            KafkaClientService channels,
            Map<String, Object> kafka,
            String topic,
            Duration patience,
            ClientMetrics metrics) {
        this.channels = channels;
        this.kafka = kafka;
        this.topic = topic;
        this.patience = patience;
        this.metrics = metrics;
        var _ = asker.scheduleWithFixedDelay(this::ask, 0, ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean reached() {
        return reached;
    }

    private void ask() {
        boolean now = topicIsThere() && producerKnowsIt();
        if (now != reached && !closing) {
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
            return admin().describeTopics(List.of(topic)).allTopicNames().get().containsKey(topic);
        } catch (ExecutionException | KafkaException e) {
            LOG.debugf(e, "Kafka did not describe the topic: topic=%s", topic);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Made by the first use: the names of the brokers may not resolve yet. */
    private synchronized Admin admin() {
        if (closing) {
            throw new KafkaException("Expected to ask Kafka, but the probe is closed");
        }
        Admin made = admin;
        if (made == null) {
            made = Admin.create(adminProperties());
            admin = made;
            binding = metrics.bind(made);
        }
        return made;
    }

    /** An administrator that gives up as early as the producer. */
    private Map<String, Object> adminProperties() {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "tandem-doors-probe");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        RecorderChannel.RECONNECT_SOON.forEach(properties::put);
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }

    private boolean producerKnowsIt() {
        KafkaProducer<byte[], byte[]> producer = channels.getProducer(RecorderChannel.NAME);
        if (producer == null) {
            return false;
        }
        try {
            return !producer.partitionsFor(topic).await().atMost(patience).isEmpty();
        } catch (RuntimeException e) {
            // A producer that does not know the topic has asked for it now, and will know it when
            // it is asked next.
            LOG.debugf(e, "The producer does not know the topic yet: topic=%s", topic);
            return false;
        }
    }

    @Override
    public void close() {
        closing = true;
        asker.shutdownNow();
        synchronized (this) {
            binding.close();
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
        }
    }
}
