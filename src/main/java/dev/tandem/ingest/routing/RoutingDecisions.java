package dev.tandem.ingest.routing;

import dev.tandem.wire.Topics;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the state machines of all instances decide, for those who wait for it here. */
@Startup
@ApplicationScoped
public class RoutingDecisions {
    private final RoutingWaiters waiters;
    private final RoutingJournal tail;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Follows the journal from now on where the door is open, else from the first who waits: to
     * read every record costs something.
     *
     * @param kafka what every Kafka client of the program is told, at least the bootstrap servers
     */
    @Inject
    public RoutingDecisions(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            RoutingSettings settings,
            RoutingMetrics metrics) {
        waiters = new RoutingWaiters(settings.maxWaiters());
        metrics.watchWaiters(waiters::waiting);
        tail = new RoutingJournal(kafka, topics.interactionJournal(), waiters, metrics);
        if (settings.followsAtOnce()) {
            follow();
        }
    }

    /** Who waits; from now on the journal is followed. */
    public RoutingWaiters waiters() {
        follow();
        return waiters;
    }

    private void follow() {
        if (started.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("flow-journal").start(tail);
        }
    }

    /** Whether the decision about an event that is written from now on will be told. */
    public boolean following() {
        return tail.following();
    }

    @PreDestroy
    void close() {
        tail.close();
    }
}
