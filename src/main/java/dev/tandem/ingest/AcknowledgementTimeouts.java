package dev.tandem.ingest;

import dev.tandem.ingest.RecordingResult.Unavailable;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers for Kafka when it has not acknowledged a record in time. All records wait equally long,
 * so the oldest is first in the queue and one check every few milliseconds serves all: a timer for
 * each record would cost more than sending it.
 */
final class AcknowledgementTimeouts implements AutoCloseable {
    private static final long CHECK_EVERY_NANOS = 20_000_000;

    /** While nothing waits: what comes meanwhile is looked at long before its time is over. */
    private static final long CHECK_IDLE_EVERY_NANOS = 200_000_000;

    private record Waiting(CompletableFuture<RecordingResult> answer, long dueNanos) {}

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final long waitNanos;
    private volatile boolean closed;
    private final Thread checker;

    AcknowledgementTimeouts(long waitNanos) {
        this.waitNanos = waitNanos;
        checker =
                Thread.ofPlatform()
                        .daemon()
                        .name("webhook-deadlines")
                        .start(this::checkUntilClosed);
    }

    private void checkUntilClosed() {
        long rarely = Math.clamp(waitNanos / 2, CHECK_EVERY_NANOS, CHECK_IDLE_EVERY_NANOS);
        while (!closed) {
            LockSupport.parkNanos(queue.isEmpty() ? rarely : CHECK_EVERY_NANOS);
            answerOverdue();
        }
    }

    void watch(CompletableFuture<RecordingResult> answer) {
        queue.add(new Waiting(answer, System.nanoTime() + waitNanos));
    }

    private void answerOverdue() {
        long now = System.nanoTime();
        for (Waiting first = queue.peek(); first != null; first = queue.peek()) {
            if (!first.answer.isDone() && first.dueNanos - now > 0) {
                return;
            }
            queue.remove();
            first.answer.complete(new Unavailable("no acknowledgement in time"));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(checker);
    }
}
