package dev.tandem.ops.console;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.ingest.routing.InteractionFollower;
import dev.tandem.ingest.routing.RoutingDecisions;
import dev.tandem.ops.console.InteractionList.Line;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.process.query.InteractionRows;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The calls of all instances as they change. The journal, which this instance reads anyway, says
 * which calls change; their owners say how they are then. Costs nothing while there is no listener.
 *
 * <p>Bounded: {@link #MOST_LISTENERS} follow at once; each is sent a call at most twice a second;
 * what waits for one of them is bounded by {@link ChangeListener}. One that reads nothing for
 * {@link #PATIENCE} is ended.
 */
@Singleton
public class InteractionChanges implements InteractionFollower {
    /** How many may follow at once. */
    public static final int MOST_LISTENERS = 50;

    /** The longest silence; proxies close connections after some 30 seconds and more. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(InteractionChanges.class);
    private static final Duration TICK = Duration.ofMillis(100);

    /** A list is read again after changes were missed: not more often than that. */
    private static final Duration BETWEEN_MISSED = Duration.ofSeconds(2);

    private static final int ROWS_A_TICK = 1_000;

    /** What to watch. */
    public interface Metrics {
        /** So many follow from now on. */
        void listening(int listeners);
    }

    private final InteractionFinder finder;
    private final RoutingDecisions journal;
    private final Metrics metrics;
    private final ChangedInteractions changed = new ChangedInteractions();
    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
    private final Set<InstanceAddress> beingAsked = ConcurrentHashMap.newKeySet();
    private final AtomicLong missed = new AtomicLong();
    private volatile boolean resumed;
    private boolean stopped;
    private @Nullable Thread turning;

    /** Looks calls up there, when the journal says that they have changed. */
    @Inject
    public InteractionChanges(InteractionFinder finder, RoutingDecisions journal, Metrics metrics) {
        this.finder = finder;
        this.journal = journal;
        this.metrics = metrics;
    }

    /**
     * Follows the calls that fit, from the subscription on; the first item is {@link
     * InteractionChange.Alive}. Whoever wants all calls reads the list after that. A call that was
     * sent and fits no more is sent once more. Never fails; it ends when the program stops, and
     * when nothing was read from it for a minute. Items come on any thread, which must not be
     * blocked.
     *
     * @return empty when there are too many listeners, or the program stops; should the last place
     *     be taken between this answer and the subscription, the Multi ends at once
     */
    public Optional<Multi<InteractionChange>> follow(ChangeFilter filter) {
        return hasRoom()
                ? Optional.of(
                        Multi.createFrom().publisher(subscriber -> subscribe(subscriber, filter)))
                : Optional.empty();
    }

    private synchronized boolean hasRoom() {
        return !stopped && listeners.size() < MOST_LISTENERS;
    }

    private void subscribe(
            Flow.Subscriber<? super InteractionChange> subscriber, ChangeFilter filter) {
        ChangeListener listener = new ChangeListener(subscriber, filter, this::leave);
        subscriber.onSubscribe(listener);
        if (!enter(listener)) {
            listener.complete();
            return;
        }
        listener.live(journal.following());
    }

    private synchronized boolean enter(ChangeListener listener) {
        if (!hasRoom()) {
            return false;
        }
        listeners.add(listener);
        metrics.listening(listeners.size());
        if (journal.following()) {
            // Before the listener reads the list; to begin following may block.
            journal.publishTo(this);
        }
        if (turning == null) {
            turning = Thread.ofVirtual().name("interaction-changes").start(this::run);
        }
        return true;
    }

    private void leave(ChangeListener listener) {
        if (listeners.remove(listener)) {
            metrics.listening(listeners.size());
        }
    }

    @Override
    public void changed(String interactionId) {
        changed.add(interactionId, System.nanoTime());
    }

    @Override
    public void resumed() {
        resumed = true;
    }

    /** Ends with the last listener. */
    private void run() {
        journal.publishTo(this);
        boolean following = false;
        long lastSign = System.nanoTime();
        long lastMissed = lastSign - BETWEEN_MISSED.toNanos();
        do {
            try {
                Thread.sleep(TICK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            long now = System.nanoTime();
            boolean silent = now - lastSign >= LONGEST_SILENCE.toNanos();
            if (silent || following != journal.following()) {
                following = journal.following();
                lastSign = now;
                live(following, now);
            }
            if (now - lastMissed >= BETWEEN_MISSED.toNanos() && reportMissed()) {
                lastMissed = now;
            }
            lookUp(changed.take(now, ROWS_A_TICK));
        } while (!ends());
    }

    private void live(boolean following, long now) {
        for (ChangeListener listener : listeners) {
            if (listener.isStuck(PATIENCE, now)) {
                leave(listener);
                listener.complete();
            } else {
                listener.live(following);
            }
        }
    }

    private boolean reportMissed() {
        long changes = missed.getAndSet(0) + changed.takeMissed();
        boolean unknown = resumed;
        if (unknown) {
            resumed = false;
        }
        if (changes > 0 || unknown) {
            listeners.forEach(listener -> listener.miss(changes));
        }
        return changes > 0 || unknown;
    }

    private void lookUp(List<String> due) {
        if (due.isEmpty()) {
            return;
        }
        try {
            InteractionRows rows = finder.rows(due);
            rows.here().forEach(found -> publish(Line.of(found, Numbers.MASKED)));
            missed.addAndGet(rows.nowhere());
            rows.elsewhere().forEach(this::ask);
        } catch (RuntimeException e) {
            missed.addAndGet(due.size());
            LOG.warn("Calls that have changed could not be looked up.", e);
        }
    }

    /** An instance that is slow to answer delays no calls of the others. */
    private void ask(InstanceAddress owner, List<String> ids) {
        if (!beingAsked.add(owner)) {
            ids.forEach(this::changed);
            return;
        }
        Thread.ofVirtual()
                .name("interaction-changes-" + owner)
                .start(() -> {
                    try {
                        missed.addAndGet(finder.rows(owner, ids, this::publish));
                    } finally {
                        beingAsked.remove(owner);
                    }
                });
    }

    private void publish(Line call) {
        listeners.forEach(listener -> listener.offer(call));
    }

    private synchronized boolean ends() {
        if (!listeners.isEmpty()) {
            return false;
        }
        journal.publishTo(null);
        changed.clear();
        missed.set(0);
        resumed = false;
        turning = null;
        return true;
    }

    /** The doors close soon, and wait for the requests that are open. */
    synchronized void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopped = true;
        listeners.forEach(ChangeListener::complete);
        listeners.clear();
        metrics.listening(0);
    }
}
