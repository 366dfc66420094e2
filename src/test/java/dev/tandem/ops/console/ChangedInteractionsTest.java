package dev.tandem.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangedInteractionsTest {
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
    private static final int ALL = Integer.MAX_VALUE;

    private final ChangedInteractions changed = new ChangedInteractions();

    @Test
    void a_change_is_looked_up_a_moment_later() {
        changed.add("a", 0);
        assertThat(changed.take(ChangedInteractions.SETTLING.toNanos() - 1, ALL)).isEmpty();
        assertThat(changed.take(ChangedInteractions.SETTLING.toNanos(), ALL)).containsExactly("a");
        assertThat(changed.take(ChangedInteractions.SETTLING.toNanos(), ALL)).isEmpty();
    }

    @Test
    void a_call_that_changes_all_the_time_is_looked_up_twice_a_second_and_at_last_once_more() {
        Map<Long, Integer> looksBySecond = new HashMap<>();
        for (long now = 0; now < 10_000 * MILLISECOND; now += MILLISECOND) {
            if (now < 9_000 * MILLISECOND) {
                changed.add("a", now);
            }
            int looks = changed.take(now, ALL).size();
            looksBySecond.merge(now / 1_000 / MILLISECOND, looks, Integer::sum);
        }
        assertThat(looksBySecond.values()).allSatisfy(looks -> assertThat(looks).isBetween(1, 2));
    }

    @Test
    void what_is_beyond_the_bound_is_counted() {
        IntStream.range(0, ChangedInteractions.MOST + 7).forEach(i -> changed.add("call-" + i, 0));
        assertThat(changed.takeMissed()).isEqualTo(7);
        assertThat(changed.takeMissed()).isZero();
        assertThat(changed.take(1_000 * MILLISECOND, 10)).hasSize(10).first().isEqualTo("call-0");
        assertThat(changed.take(1_000 * MILLISECOND, ALL)).hasSize(ChangedInteractions.MOST - 10);
    }
}
