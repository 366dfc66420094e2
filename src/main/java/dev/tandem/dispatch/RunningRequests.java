package dev.tandem.dispatch;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The requests under way, the oldest first, to find those that last. Salesforce answers most of
 * them within milliseconds: for those the state machines need no record of the start, since the
 * result says all.
 */
final class RunningRequests {

    /** From then on the state machines know that a request is under way. */
    static final Duration SLOW_AFTER = Duration.ofSeconds(1);

    /** One request, until it is closed. */
    static final class Request implements AutoCloseable {
        private final DispatchTask task;
        private final long begun = System.nanoTime();
        private volatile boolean over;

        private Request(DispatchTask task) {
            this.task = task;
        }

        DispatchTask task() {
            return task;
        }

        boolean isOver() {
            return over;
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        private boolean isSlow() {
            return elapsed().compareTo(SLOW_AFTER) >= 0;
        }

        @Override
        public void close() {
            over = true;
        }
    }

    /** An answered request stays at most as long as an older one is neither answered nor slow. */
    private final Queue<Request> byAge = new ConcurrentLinkedQueue<>();

    Request begin(DispatchTask task) {
        var request = new Request(task);
        byAge.add(request);
        return request;
    }

    /** Hands over each request once that has become slow. By one thread at a time. */
    void takeSlow(Consumer<Request> how) {
        Request oldest = byAge.peek();
        while (oldest != null && (oldest.isOver() || oldest.isSlow())) {
            byAge.remove();
            if (!oldest.isOver()) {
                how.accept(oldest);
            }
            oldest = byAge.peek();
        }
    }
}
