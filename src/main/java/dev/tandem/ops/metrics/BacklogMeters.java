package dev.tandem.ops.metrics;

import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.BacklogReader;
import dev.tandem.process.topics.TopicBacklog;
import dev.tandem.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The backlog of each topic that is read by a group. Read from Kafka on a thread of its own,
 * because a scrape must not wait for a broker. Each instance exports the figures of the whole
 * cluster, so that they are there while any one lives.
 */
@Startup
@Singleton
public class BacklogMeters {
    private static final Logger LOG = Logger.getLogger(BacklogMeters.class);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(15);
    private static final Duration BEFORE_TOPICS = Duration.ofSeconds(1);

    private final Supplier<BacklogReader> readers;
    private final Map<String, String> groups;
    private final BooleanSupplier topicsReady;
    private final Duration betweenReads;
    private final Thread thread;

    /** By the whole name of the topic; empty while Kafka cannot be asked. */
    private volatile Map<String, TopicBacklog> backlogs = Map.of();

    @Inject
    public BacklogMeters(
            MeterRegistry registry,
            ProcessSettings process,
            DispatcherSettings dispatcher,
            TopicSettings topics,
            InteractionStreams streams) {
        this(
                registry,
                () -> new BacklogReader(process.kafka(), topics),
                topics.topics(),
                groups(topics.topics(), process.applicationId(), dispatcher.groupId()),
                streams::topicsReady,
                BETWEEN_READS);
    }

    BacklogMeters(
            MeterRegistry registry,
            Supplier<BacklogReader> readers,
            Topics topics,
            Map<String, String> groups,
            BooleanSupplier topicsReady,
            Duration betweenReads) {
        this.readers = readers;
        this.groups = groups;
        this.topicsReady = topicsReady;
        this.betweenReads = betweenReads;
        Meters meters = new Meters(registry);
        for (String topic : groups.keySet()) {
            String label = topic.substring(topics.prefix().length());
            meters.gauge(MeterName.BACKLOG, () -> ageInSeconds(topic), label);
            meters.gauge(MeterName.BACKLOG_RECORDS, () -> records(topic), label);
        }
        thread = Thread.ofPlatform().name("tandem-backlog").daemon().start(this::follow);
    }

    /** Which group reads which topic. */
    static Map<String, String> groups(Topics topics, String processing, String dispatching) {
        return Map.of(
                topics.webexEvents(), processing,
                topics.wakeUps(), processing,
                topics.salesforceResults(), processing,
                topics.salesforceCommands(), dispatching);
    }

    private void follow() {
        try {
            while (!topicsReady.getAsBoolean()) {
                Thread.sleep(BEFORE_TOPICS);
            }
            boolean complained = false;
            while (true) {
                try (BacklogReader reader = readers.get()) {
                    complained = false;
                    readForever(reader);
                } catch (InterruptException closed) {
                    throw closed;
                } catch (RuntimeException e) {
                    if (!complained) {
                        LOG.warnf("The backlog cannot be read and is tried again: %s", e);
                        complained = true;
                    }
                }
                // A figure that nothing renews would look like a backlog that does not change.
                backlogs = Map.of();
                Thread.sleep(betweenReads);
            }
        } catch (InterruptedException | InterruptException closed) {
            LOG.debug("The backlog is no longer read");
        } finally {
            backlogs = Map.of();
        }
    }

    private void readForever(BacklogReader reader) throws InterruptedException {
        while (true) {
            backlogs = read(reader);
            Thread.sleep(betweenReads);
        }
    }

    private Map<String, TopicBacklog> read(BacklogReader reader) throws InterruptedException {
        try {
            Map<String, TopicBacklog> found = new LinkedHashMap<>();
            for (var read : groups.entrySet()) {
                found.put(read.getKey(), reader.of(read.getKey(), read.getValue()));
            }
            return Map.copyOf(found);
        } catch (InterruptException closed) {
            throw closed;
        } catch (ExecutionException | KafkaException unanswered) {
            LOG.debug("Kafka does not say how large the backlog is", unanswered);
            return Map.of();
        }
    }

    private double records(String topic) {
        TopicBacklog backlog = backlogs.get(topic);
        return backlog == null ? Double.NaN : backlog.records();
    }

    private double ageInSeconds(String topic) {
        TopicBacklog backlog = backlogs.get(topic);
        return backlog == null ? Double.NaN : secondsSince(backlog.oldest());
    }

    private static double secondsSince(@Nullable Instant oldest) {
        return oldest == null
                ? 0
                : Math.max(0, System.currentTimeMillis() - oldest.toEpochMilli()) / 1000.0;
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    void close() {
        thread.interrupt();
    }
}
