package dev.tandem.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.Message;
import dev.tandem.domain.state.HoldTimes.Sum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures of holds come from event times alone. */
class HoldTimesTest {

    @Test
    void holds_are_counted_measured_and_compared() {
        HoldTimes holds = HoldTimes.NONE.with(at(10), true).with(at(15), false);
        holds = holds.with(at(20), true).with(at(40), false);

        assertThat(whole(holds)).isEqualTo(sum(2, 20, 25));
    }

    @Test
    void neither_order_nor_repetition_shows() {
        List<HoldTimes.Change> changes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            changes.add(new HoldTimes.Change(at(10 * i), true));
            changes.add(new HoldTimes.Change(at(10 * i + i), false));
        }
        changes.addAll(List.copyOf(changes));
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Collections.shuffle(changes, random);
            assertThat(whole(changes)).as("order %s", changes).isEqualTo(sum(5, 4, 10));
        }
    }

    @Test
    void a_hold_without_a_resumption_lasts_until_the_end_of_the_call() {
        assertThat(whole(HoldTimes.NONE.with(at(60), true))).isEqualTo(sum(1, 40, 40));
    }

    @Test
    void another_hold_during_a_hold_is_the_same_one() {
        HoldTimes holds = HoldTimes.NONE.with(at(10), true).with(at(12), true).with(at(20), false);

        assertThat(whole(holds)).isEqualTo(sum(1, 10, 10));
    }

    @Test
    void a_resumption_without_a_hold_is_none() {
        assertThat(whole(HoldTimes.NONE.with(at(10), false))).isEqualTo(Sum.NOTHING);
    }

    @Test
    void a_hold_of_no_length_does_not_last_until_the_end() {
        HoldTimes holds = HoldTimes.NONE.with(at(10), false).with(at(10), true);

        assertThat(whole(holds)).isEqualTo(sum(1, 0, 0));
    }

    @Test
    void only_the_time_between_answer_and_end_counts() {
        HoldTimes holds = HoldTimes.NONE.with(at(1), true).with(at(3), false);
        holds = holds.with(at(5), true).with(at(15), false);
        holds = holds.with(at(90), true).with(at(120), false);

        assertThat(holds.between(at(10), at(100))).isEqualTo(sum(2, 10, 15));
    }

    @Test
    void a_call_held_a_thousand_times_stays_small_and_is_counted_whole() {
        HoldTimes holds = HoldTimes.NONE;
        for (int i = 0; i < 1_000; i++) {
            holds = holds.with(at(10 * i), true).with(at(10 * i + 3), false);
            assertThat(holds.changes().size()).isLessThanOrEqualTo(HoldTimes.MOST_CHANGES);
        }

        assertThat(holds.between(at(0), at(10_000))).isEqualTo(sum(1_000, 3, 3_000));
        assertThat(holds.with(at(5), true)).as("received too late").isEqualTo(holds);
    }

    @Test
    void changes_of_one_kind_alone_stay_few() {
        HoldTimes held = HoldTimes.NONE;
        HoldTimes resumed = HoldTimes.NONE;
        for (int i = 0; i < 1_000; i++) {
            held = held.with(at(i), true);
            resumed = resumed.with(at(i), false);
        }

        assertThat(held.changes()).hasSizeLessThanOrEqualTo(HoldTimes.MOST_CHANGES);
        assertThat(held.between(at(0), at(2_000))).isEqualTo(sum(1, 2_000, 2_000));
        assertThat(resumed.changes()).hasSizeLessThanOrEqualTo(HoldTimes.MOST_CHANGES);
        assertThat(resumed.between(at(0), at(2_000))).isEqualTo(Sum.NOTHING);
    }

    private static Sum whole(List<HoldTimes.Change> changes) {
        HoldTimes holds = HoldTimes.NONE;
        for (HoldTimes.Change change : changes) {
            holds = holds.with(change.at(), change.held());
        }
        return whole(holds);
    }

    private static Sum whole(HoldTimes holds) {
        return holds.between(at(0), at(100));
    }

    private static Sum sum(int count, long longest, long total) {
        return new Sum(count, Duration.ofSeconds(longest), Duration.ofSeconds(total));
    }

    private static java.time.Instant at(double seconds) {
        return Message.at(seconds);
    }
}
