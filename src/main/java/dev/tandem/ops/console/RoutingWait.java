package dev.tandem.ops.console;

import dev.tandem.ingest.routing.RoutingDecisions;
import dev.tandem.ingest.routing.RoutingWaiter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Looks for an interaction until its routing decision is known. It waits as the flow door does, for
 * the journal to tell, whichever instance writes it; blocks, so it is for virtual threads.
 */
@Singleton
public class RoutingWait {
    /** While the journal is not followed yet, what is written there goes unheard. */
    private static final Duration UNHEARD = Duration.ofMillis(250);

    private final RoutingDecisions decisions;

    @Inject
    public RoutingWait(RoutingDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Looks at once, and again when there is something new or the time is over. With too many who
     * wait already it looks once.
     */
    Response until(Duration time, String interactionId, Supplier<Finding> look) {
        if (time.isZero()) {
            return look.get().response();
        }
        long deadline = System.nanoTime() + time.toNanos();
        RoutingWaiter waiter = decisions.waiters().enter(interactionId);
        if (waiter == null) {
            return look.get().response();
        }
        try {
            Finding found = look.get();
            for (long left = time.toNanos(); found.pending() && left > 0; ) {
                rest(waiter, Duration.ofNanos(left));
                found = look.get();
                left = deadline - System.nanoTime();
            }
            return found.response();
        } finally {
            decisions.waiters().leave(waiter);
        }
    }

    private void rest(RoutingWaiter waiter, Duration left) {
        boolean heard = decisions.following() || left.compareTo(UNHEARD) < 0;
        waiter.within(heard ? left : UNHEARD).toCompletableFuture().join();
    }
}
