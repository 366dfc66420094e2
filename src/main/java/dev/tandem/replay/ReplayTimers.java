package dev.tandem.replay;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is due in simulated time, the earliest first, and in the order of its making. Timers that
 * are set again or cancelled leave their place at once: a call sets one at nearly every input, far
 * ahead, and would otherwise be held by all of them for a day after its close.
 */
final class ReplayTimers {
    private static final int NOWHERE = -1;

    /** Something that happens at a time, at most once before it is set again. */
    static final class Timer {
        private final Runnable action;
        private @Nullable Instant at;
        private long second;
        private int nano;
        private long number;
        private int place = NOWHERE;

        Timer(Runnable action) {
            this.action = action;
        }

        private Instant at() {
            return Objects.requireNonNull(at);
        }

        private void set(Instant time, long sequence) {
            at = time;
            second = time.getEpochSecond();
            nano = time.getNano();
            number = sequence;
        }

        private boolean isBefore(Timer other) {
            if (second != other.second) {
                return second < other.second;
            }
            return nano == other.nano ? number < other.number : nano < other.nano;
        }
    }

    /** A binary heap whose timers know their places. */
    private @Nullable Timer[] heap = new Timer[1 << 10];

    private int size;
    private long made;

    /** Sets the timer, to another time where it was set. */
    void set(Timer timer, Instant time) {
        cancel(timer);
        timer.set(time, made++);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        put(timer, size++);
        up(timer);
    }

    /** The timer is not due any more, if it was. */
    void cancel(Timer timer) {
        if (timer.place == NOWHERE) {
            return;
        }
        int place = timer.place;
        timer.place = NOWHERE;
        Timer last = in(--size);
        heap[size] = null;
        if (last != timer) {
            put(last, place);
            up(last);
            down(last);
        }
    }

    /**
     * Runs all that is due until this time, and what becomes due by it.
     *
     * @param clock is set to the time of each before it runs
     */
    void runUntil(Instant time, Consumer<Instant> clock) {
        while (size > 0 && !in(0).at().isAfter(time)) {
            Timer next = in(0);
            cancel(next);
            clock.accept(next.at());
            next.action.run();
        }
    }

    private void up(Timer timer) {
        int place = timer.place;
        while (place > 0 && timer.isBefore(in((place - 1) / 2))) {
            put(in((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(timer, place);
    }

    private void down(Timer timer) {
        int place = timer.place;
        int child = 2 * place + 1;
        while (child < size) {
            if (child + 1 < size && in(child + 1).isBefore(in(child))) {
                child++;
            }
            if (!in(child).isBefore(timer)) {
                break;
            }
            put(in(child), place);
            place = child;
            child = 2 * place + 1;
        }
        put(timer, place);
    }

    private void put(Timer timer, int place) {
        heap[place] = timer;
        timer.place = place;
    }

    private Timer in(int place) {
        return Objects.requireNonNull(heap[place]);
    }
}
