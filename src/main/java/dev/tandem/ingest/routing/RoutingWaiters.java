package dev.tandem.ingest.routing;

import dev.tandem.domain.RoutingAnswer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who waits for the routing decision of which interaction; never more than allowed. */
public final class RoutingWaiters {
    private final int most;
    private volatile @Nullable Duration longest;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentHashMap<String, Set<RoutingWaiter>> byInteraction =
            new ConcurrentHashMap<>();

    /**
     * @param most how many may wait at once
     */
    public RoutingWaiters(int most) {
        this.most = most;
    }

    /**
     * Adds a waiter; called before the event is written whose decision is waited for. The caller
     * must {@link #leave} in the end.
     *
     * @return null when too many wait already
     */
    public @Nullable RoutingWaiter enter(String interactionId) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            return null;
        }
        RoutingWaiter waiter = new RoutingWaiter(interactionId);
        byInteraction.compute(
                interactionId,
                (_, others) -> {
                    Set<RoutingWaiter> all =
                            others == null ? ConcurrentHashMap.newKeySet(2) : others;
                    all.add(waiter);
                    return all;
                });
        Duration limit = longest;
        if (limit != null) {
            waiter.endWithin(limit);
        }
        return waiter;
    }

    /** From now on nobody waits any longer than that, whoever waits already included. */
    void shorten(Duration limit) {
        longest = limit;
        byInteraction.values().forEach(all -> all.forEach(waiter -> waiter.endWithin(limit)));
    }

    /** The wait is over. */
    public void leave(RoutingWaiter waiter) {
        byInteraction.computeIfPresent(
                waiter.interactionId(),
                (_, all) -> {
                    if (all.remove(waiter)) {
                        waiting.decrementAndGet();
                    }
                    return all.isEmpty() ? null : all;
                });
    }

    /** Whether there is no waiter at all. */
    boolean isEmpty() {
        return byInteraction.isEmpty();
    }

    boolean awaits(String interactionId) {
        return byInteraction.containsKey(interactionId);
    }

    /** Hands the answer to every waiter of that interaction. */
    void publish(RoutingAnswer answer) {
        Set<RoutingWaiter> all = byInteraction.get(answer.interactionId());
        if (all != null) {
            all.forEach(waiter -> waiter.receive(answer));
        }
    }

    int waiting() {
        return waiting.get();
    }
}
