package dev.tandem.pushback;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes variables into live contacts from {@link #start} to {@link #close}, where it is on. */
public final class PushBack {
    private static final Logger LOG = Logger.getLogger(PushBack.class);

    private final PushBackSettings settings;
    private final Map<String, Object> kafka;
    private final Function<WebexApiSettings, WebexApi> apis;
    private final PushBackMetrics metrics;
    private final ClientMetrics clientMetrics;
    private final Clock clock;
    private @Nullable Running running;

    /**
     * One that does nothing yet.
     *
     * @param kafka the properties of every Kafka client, at least {@code bootstrap.servers}
     * @param apis makes the client of Webex, which is closed with this
     */
    public PushBack(
            PushBackSettings settings,
            Map<String, Object> kafka,
            Function<WebexApiSettings, WebexApi> apis,
            PushBackMetrics metrics,
            ClientMetrics clientMetrics,
            Clock clock) {
        this.settings = settings;
        this.kafka = Map.copyOf(kafka);
        this.apis = apis;
        this.metrics = metrics;
        this.clientMetrics = clientMetrics;
        this.clock = clock;
    }

    private record Running(WebexApi api, JournalFollower follower, Thread thread) {}

    /** Follows the journal from now on, without waiting for anything. May be called once. */
    public synchronized void start() {
        WebexApiSettings webex = settings.webex();
        if (webex == null) {
            return;
        }
        WebexApi api = apis.apply(webex);
        JournalFollower follower =
                new JournalFollower(
                        settings,
                        () -> new KafkaConsumer<>(consumer()),
                        new VariablesWriter(api)::write,
                        metrics,
                        clientMetrics,
                        clock);
        Thread thread = Thread.ofPlatform().name("push-back").daemon().unstarted(follower);
        running = new Running(api, follower, thread);
        LOG.infof("What Salesforce answers is written into the contacts of %s.", webex.baseUrl());
        thread.start();
    }

    private Map<String, Object> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.groupId());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        // A decision that is not committed may be made again, otherwise.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return config;
    }

    /** Begins to end, without waiting for it. */
    public synchronized void stop() {
        if (running != null) {
            running.follower().stop();
        }
    }

    /**
     * Starts no more requests, waits for those under way, and commits. What is not written then is
     * the next owner's to write.
     *
     * @param atMost it takes no longer
     */
    public synchronized void close(Duration atMost) {
        Running now = running;
        if (now == null) {
            return;
        }
        running = null;
        now.follower().stop();
        try {
            if (!now.thread().join(atMost)) {
                LOG.warn("The writing of variables did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        now.api().closeNow();
    }
}
