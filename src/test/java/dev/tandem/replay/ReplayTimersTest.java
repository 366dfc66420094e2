package dev.tandem.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.replay.ReplayTimers.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplayTimersTest {
    private final ReplayTimers timers = new ReplayTimers();
    private final List<String> fired = new ArrayList<>();

    @Test
    void timers_run_in_the_order_of_their_times_and_then_of_their_setting() {
        Timer late = timer("late");
        timers.set(late, at(3));
        timers.set(timer("first"), at(2));
        timers.set(timer("second"), at(2));
        timers.set(timer("beyond"), at(5));
        timers.runUntil(at(4), time -> fired.add("at " + time.getEpochSecond()));
        assertThat(fired).containsExactly("at 2", "first", "at 2", "second", "at 3", "late");
    }

    @Test
    void a_timer_that_is_set_again_or_cancelled_does_not_run_at_its_earlier_time() {
        Timer moved = timer("moved");
        Timer cancelled = timer("cancelled");
        timers.set(moved, at(1));
        timers.set(cancelled, at(1));
        timers.set(moved, at(3));
        timers.cancel(cancelled);
        timers.cancel(cancelled);
        timers.runUntil(at(2), _ -> {});
        assertThat(fired).isEmpty();
        timers.runUntil(at(3), _ -> {});
        assertThat(fired).containsExactly("moved");
    }

    @Test
    void what_becomes_due_meanwhile_runs_too() {
        Timer next = timer("next");
        timers.set(new Timer(() -> timers.set(next, at(2))), at(1));
        timers.runUntil(at(2), _ -> {});
        assertThat(fired).containsExactly("next");
    }

    /** Against a sorted list, with a few thousand random changes. */
    @Test
    void no_order_of_changes_confuses_it() {
        Random random = new Random(7);
        List<Timer> all = new ArrayList<>();
        Map<Integer, long[]> expected = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            all.add(timer("" + i));
        }
        for (int change = 0; change < 5_000; change++) {
            int which = random.nextInt(all.size());
            if (random.nextInt(3) == 0) {
                timers.cancel(all.get(which));
                expected.remove(which);
            } else {
                int time = random.nextInt(100);
                timers.set(all.get(which), at(time));
                expected.put(which, new long[] {time, change});
            }
        }
        timers.runUntil(at(100), _ -> {});
        assertThat(fired)
                .containsExactlyElementsOf(
                        expected.entrySet().stream()
                                .sorted(
                                        Comparator.<Map.Entry<Integer, long[]>>comparingLong(
                                                        it -> it.getValue()[0])
                                                .thenComparingLong(it -> it.getValue()[1]))
                                .map(it -> "" + it.getKey())
                                .toList());
    }

    private Timer timer(String name) {
        return new Timer(() -> fired.add(name));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
