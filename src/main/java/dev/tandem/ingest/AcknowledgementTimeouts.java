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
 * Answers what Kafka has not answered in time. All wait equally long, so the oldest is first in
 * line and one look every few milliseconds does for all: a timer for each record would cost more
 * than sending it.
 */
final class AcknowledgementTimeouts implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 20;

    private record Waiting(CompletableFuture<RecordingResult> answer, long dueNanos) {}

    private final Queue<Waiting> line = new ConcurrentLinkedQueue<>();
    private final long waitNanos;
    private final ScheduledExecutorService looker;
    private final ScheduledFuture<?> looking;

    AcknowledgementTimeouts(long waitNanos) {
        this.waitNanos = waitNanos;
        looker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        looking =
                looker.scheduleWithFixedDelay(
                        this::answerTheOverdue,
                        LOOK_EVERY_MILLIS,
                        LOOK_EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    void watch(CompletableFuture<RecordingResult> answer) {
        line.add(new Waiting(answer, System.nanoTime() + waitNanos));
    }

    private void answerTheOverdue() {
        long now = System.nanoTime();
        for (Waiting first = line.peek(); first != null; first = line.peek()) {
            if (!first.answer.isDone() && first.dueNanos - now > 0) {
                return;
            }
            line.remove();
            first.answer.complete(new Unavailable("no acknowledgement in time"));
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
        looker.shutdown();
    }
}
