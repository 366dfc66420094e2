package dev.tandem.ops.console;

import dev.tandem.ingest.routing.RoutingDecisions;
import dev.tandem.ingest.routing.RoutingWaiter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Looks an interaction up until its routing decision is known. Like the flow door it waits for the
 * journal, whichever instance writes it. Blocks: call it on virtual threads.
 */
@Singleton
public class RoutingWait {
    /** The time between two lookups while the journal is not read. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final RoutingDecisions decisions;

    @Inject
    public RoutingWait(RoutingDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Looks at once, and again when the journal has news or the time is over. When too many
     * requests wait already, it looks once.
     */
    Response until(Duration time, String interactionId, Supplier<LookupFinding> look) {
        if (time.isZero()) {
            return look.get().response();
        }
        long deadline = System.nanoTime() + time.toNanos();
        RoutingWaiter waiter = decisions.enter(interactionId);
        if (waiter == null) {
            return look.get().response();
        }
        try {
            LookupFinding found = look.get();
            for (long left = time.toNanos(); found.pending() && left > 0 && !waiter.hasEnded(); ) {
                rest(waiter, Duration.ofNanos(left));
                found = look.get();
                left = deadline - System.nanoTime();
            }
            return found.response();
        } finally {
            decisions.leave(waiter);
        }
    }

    private void rest(RoutingWaiter waiter, Duration left) {
        boolean notified = decisions.following() || left.compareTo(POLL_INTERVAL) < 0;
        waiter.within(notified ? left : POLL_INTERVAL).toCompletableFuture().join();
    }
}
