package dev.tandem.playback;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream of events at a pace, the events of one key one after the other, and counts what
 * became of them. One thread plays; any may ask for the counts.
 */
public final class EventPlayer {
    /** Slow targets are not given more at once. */
    private static final int MOST_UNDER_WAY = 256;

    private static final long LOOK_MILLIS = 50;

    private final EventTarget target;
    private final Pace pace;
    private final BooleanSupplier cancelled;
    private final Semaphore free = new Semaphore(MOST_UNDER_WAY);
    private final Map<String, CompletableFuture<Delivery>> lastOfKey = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
    private final Map<Delivery.Result, LongAdder> counts = new EnumMap<>(Delivery.Result.class);
    private final Map<String, LongAdder> details = new ConcurrentHashMap<>();

    private @Nullable Instant first;
    private long began;
    private long sent;
    private volatile long last;

    /**
     * A player that has played nothing yet.
     *
     * @param cancelled asked while it waits; true ends the waiting
     */
    public EventPlayer(EventTarget target, Pace pace, BooleanSupplier cancelled) {
        this.target = target;
        this.pace = pace;
        this.cancelled = cancelled;
        for (Delivery.Result result : Delivery.Result.values()) {
            counts.put(result, new LongAdder());
        }
    }

    /**
     * Waits until the event is due and sends it, without waiting for its answer.
     *
     * @return false when the player was cancelled and the event is not sent
     */
    public boolean play(PlayedEvent event) throws InterruptedException {
        if (first == null) {
            first = event.receivedAt();
            began = System.nanoTime();
        }
        Duration due = pace.due(sent, Duration.between(first, event.receivedAt()));
        while (System.nanoTime() - began < due.toNanos() && !cancelled.getAsBoolean()) {
            long left = due.toNanos() - (System.nanoTime() - began);
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
        }
        while (!free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
        }
        if (cancelled.getAsBoolean()) {
            free.release();
            return false;
        }
        underWay.add(event.number());
        last = event.number();
        sent++;
        send(event);
        return true;
    }

    private void send(PlayedEvent event) {
        CompletableFuture<Delivery> delivery =
                lastOfKey.compute(
                        event.key(),
                        (_, before) ->
                                before == null
                                        ? target.send(event)
                                        : before.thenCompose(_ -> target.send(event)));
        var _ =
                delivery.thenAccept(it -> {
                    lastOfKey.remove(event.key(), delivery);
                    counter(it.result()).increment();
                    if (!it.detail().isEmpty()) {
                        details.computeIfAbsent(it.detail(), _ -> new LongAdder()).increment();
                    }
                    underWay.remove(event.number());
                    free.release();
                });
    }

    /** Waits for all answers. */
    public void finish() throws InterruptedException {
        free.acquire(MOST_UNDER_WAY);
        free.release(MOST_UNDER_WAY);
    }

    private LongAdder counter(Delivery.Result result) {
        return Objects.requireNonNull(counts.get(result));
    }

    /** How many events ended like that so far. */
    public long count(Delivery.Result result) {
        return counter(result).sum();
    }

    /** Why events were not accepted, each with how often. */
    public Map<String, Long> reasons() {
        Map<String, Long> reasons = new TreeMap<>();
        details.forEach((detail, count) -> reasons.put(detail, count.sum()));
        return reasons;
    }

    /** The number up to which all events have their answer; 0 before the first. */
    public long doneUpTo() {
        Long open = underWay.ceiling(Long.MIN_VALUE);
        return open == null ? last : open - 1;
    }
}
