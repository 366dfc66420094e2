package dev.tandem.embedded.callers;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A recording while it is played, and after. Safe for use by any thread. */
public final class PlayedCall {
    private final Recording recording;
    private final String interactionId;
    private final Instant start;
    private final List<RecordedEvent> sent = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    PlayedCall(Recording recording, String interactionId, Instant start) {
        this.recording = recording;
        this.interactionId = interactionId;
        this.start = start;
    }

    public Recording recording() {
        return recording;
    }

    public String interactionId() {
        return interactionId;
    }

    public Instant start() {
        return start;
    }

    /** The events that were sent and accepted so far, at the times at which they were sent. */
    public List<RecordedEvent> sent() {
        return List.copyOf(sent);
    }

    public boolean isFinished() {
        return finished.isDone();
    }

    /** Why an event was not accepted, which ended the call early; null while every event was. */
    public @Nullable String failure() {
        return finished.isCompletedExceptionally()
                ? String.valueOf(finished.exceptionNow().getMessage())
                : null;
    }

    /**
     * Waits until all events are sent.
     *
     * @throws ExecutionException when one was not accepted
     * @throws TimeoutException when the time is over before
     */
    public void await(long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        finished.get(time, unit);
    }

    void addSent(RecordedEvent event) {
        sent.add(event);
    }

    void finish() {
        finished.complete(null);
    }

    void fail(Throwable why) {
        finished.completeExceptionally(why);
    }
}
