package dev.tandem.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is due in simulated time, the earliest first, and in the order of its making. */
final class ReplayTimers {
    /** Something that happens at a time. */
    private record Timer(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
    private long made;

    void at(Instant time, Runnable action) {
        timers.add(new Timer(time, made++, action));
    }

    /**
     * Runs all that is due until this time, and what becomes due by it.
     *
     * @param clock is set to the time of each before it runs
     */
    void runUntil(Instant time, Consumer<Instant> clock) {
        @Nullable Timer next = timers.peek();
        while (next != null && !next.at().isAfter(time)) {
            timers.poll();
            clock.accept(next.at());
            next.action().run();
            next = timers.peek();
        }
    }
}
