package dev.tandem.ingest.routing;

import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One wait for one interaction's routing decision. */
public final class RoutingWaiter {
    private final String interactionId;
    private final CompletableFuture<RoutingAnswer> decision = new CompletableFuture<>();
    private volatile RoutingAnswer latest;
    private volatile boolean ended;

    public RoutingWaiter(String interactionId) {
        this.interactionId = interactionId;
        this.latest = RoutingAnswer.withoutStart(interactionId, null, Status.PENDING);
    }

    String interactionId() {
        return interactionId;
    }

    void receive(RoutingAnswer answer) {
        latest = answer;
        if (answer.status() != Status.PENDING) {
            decision.complete(answer);
        }
    }

    /** Ends the wait after that time, with what is known then. */
    void endWithin(Duration time) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    ended = true;
                    decision.complete(latest);
                });
    }

    /** Whether it was ended early. */
    public boolean hasEnded() {
        return ended;
    }

    /** What is known so far. */
    public RoutingAnswer latest() {
        return latest;
    }

    /** The decision, or what is known when the time is over; always completes normally. */
    public CompletionStage<RoutingAnswer> within(Duration time) {
        return decision.copy()
                .orTimeout(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS)
                .exceptionally(_ -> latest);
    }
}
