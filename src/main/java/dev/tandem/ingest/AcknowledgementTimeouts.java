package dev.tandem.ingest;

import dev.tandem.ingest.RecordingResult.Unavailable;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Answers for Kafka when it has not acknowledged a record in time. All records wait equally long,
 * so the oldest is first in the queue and one check every few milliseconds serves all: a timer for
 * each record would cost more than sending it.
 */
final class AcknowledgementTimeouts implements AutoCloseable {
    private static final long CHECK_EVERY_MILLIS = 20;

    private record Waiting(CompletableFuture<RecordingResult> answer, long dueNanos) {}

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final long waitNanos;
    private final ScheduledExecutorService checker;
    private final ScheduledFuture<?> checking;

    AcknowledgementTimeouts(long waitNanos) {
        this.waitNanos = waitNanos;
        checker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        checking =
                checker.scheduleWithFixedDelay(
                        this::answerOverdue,
                        CHECK_EVERY_MILLIS,
                        CHECK_EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
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
        checking.cancel(false);
        checker.shutdown();
    }
}
