package dev.tandem.ingest.routing;

import dev.tandem.channels.ChannelProperties;
import dev.tandem.wire.Topics;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** The decisions of the state machines of all instances, for those who wait for them here. */
@Startup
@ApplicationScoped
public class RoutingDecisions {
    /** Shorter than {@code quarkus.shutdown.timeout}, which cuts off what is unanswered then. */
    private static final Duration LONGEST_AT_STOP = Duration.ofSeconds(2);

    private final RoutingWaiters waiters;
    private final RoutingJournal journal;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Follows the journal from now on where the door is open, else from the first who waits: to
     * read every record costs something.
     */
    @Inject
    public RoutingDecisions(
            @Channel(RoutingJournal.CHANNEL)
                    Multi<Message<ConsumerRecords<byte[], byte[]>>> channel,
            KafkaClientService clients,
            Topics topics,
            RoutingSettings settings,
            RoutingMetrics metrics) {
        waiters = new RoutingWaiters(settings.maxWaiters());
        metrics.watchWaiters(waiters::waiting);
        journal =
                new RoutingJournal(channel, clients, topics.interactionJournal(), waiters, metrics);
        if (settings.followsAtOnce()) {
            follow();
        }
    }

    /** The incoming channel: every instance reads every partition, and joins no consumer group. */
    @Produces
    @Singleton
    @Identifier(RoutingJournal.CHANNEL)
    static Map<String, Object> channel(Topics topics) {
        return ChannelProperties.incoming("tandem-flow-door", topics.interactionJournal())
                // RoutingJournal begins again after a failure, and counts it.
                .with("retry", false)
                .with("poll-timeout", 500)
                .with(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)
                .with(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .with(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest")
                .with(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted")
                .asMap();
    }

    /**
     * Adds a waiter, for whom the journal is listened to. The caller must {@link #leave} in the
     * end.
     *
     * @return null when too many wait already
     */
    public @Nullable RoutingWaiter enter(String interactionId) {
        follow();
        RoutingWaiter waiter = waiters.enter(interactionId);
        if (waiter != null) {
            var _ = journal.listen();
        }
        return waiter;
    }

    /** The wait is over. */
    public void leave(RoutingWaiter waiter) {
        waiters.leave(waiter);
    }

    RoutingWaiters waiters() {
        return waiters;
    }

    /**
     * For who has entered a waiter, and is going to write the event.
     *
     * @return completes with true once the decision about an event that is written from then on
     *     will arrive here, nearly always at once; with false where Kafka is not reached
     */
    public CompletionStage<Boolean> listening() {
        return journal.listen();
    }

    /**
     * Notifies this follower of every change of every interaction from now on, in place of the one
     * before; null for none, which costs nothing.
     */
    public void publishTo(@Nullable InteractionFollower follower) {
        journal.publishTo(follower);
        if (follower != null) {
            follow();
        }
    }

    private void follow() {
        if (started.compareAndSet(false, true)) {
            journal.follow();
        }
    }

    /** Whether the decision about an event that is written from now on will arrive here. */
    public boolean following() {
        return journal.following();
    }

    /** The doors close soon: who waits gets an answer before that. */
    void stopSoon(@Observes ShutdownDelayInitiatedEvent event) {
        waiters.shorten(LONGEST_AT_STOP);
    }

    /** HTTP requests have ended by now; the connector closes the channel after this. */
    void stop(@Observes ShutdownEvent event) {
        journal.close();
    }
}
