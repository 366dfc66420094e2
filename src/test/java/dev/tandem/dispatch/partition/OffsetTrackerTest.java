package dev.tandem.dispatch.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
    private final OffsetTracker tracker = new OffsetTracker(5);

    @Test
    void nothing_is_committable_before_anything_is_finished() {
        tracker.begin(5);
        tracker.begin(6);

        assertThat(tracker.committable()).isEmpty();
    }

    @Test
    void an_unfinished_command_holds_back_what_came_after_it() {
        tracker.begin(5);
        tracker.begin(6);
        tracker.begin(7);
        tracker.done(7);
        tracker.done(5);

        assertThat(tracker.committable()).hasValue(6);
        assertThat(tracker.span()).isEqualTo(2);
        assertThat(tracker.unfinished()).isEqualTo(1);
    }

    @Test
    void when_all_is_finished_the_next_offset_is_committable_whatever_the_gaps() {
        tracker.begin(5);
        tracker.begin(9);
        tracker.done(9);
        tracker.done(5);

        assertThat(tracker.committable()).hasValue(10);
        assertThat(tracker.span()).isZero();
    }

    @Test
    void an_offset_stays_committable_until_its_commit_is_accepted() {
        tracker.begin(5);
        tracker.done(5);

        assertThat(tracker.committable()).hasValue(6);
        assertThat(tracker.committable()).hasValue(6);

        tracker.committed(6);
        assertThat(tracker.committable()).isEmpty();
    }

    @Test
    void what_was_begun_before_it_was_read_is_begun_once_and_committed_when_both_are_done() {
        assertThat(tracker.beginAhead(6)).isTrue();
        tracker.done(6);
        assertThat(tracker.committable()).isEmpty();
        assertThat(tracker.areCommitted()).isFalse();

        assertThat(tracker.begin(5)).isTrue();
        assertThat(tracker.begin(6)).isFalse();
        assertThat(tracker.committable()).isEmpty();

        tracker.done(5);
        assertThat(tracker.committable()).hasValue(7);
    }

    @Test
    void what_is_ahead_of_reading_holds_nothing_back_before_it_is_read() {
        tracker.beginAhead(9);
        tracker.begin(5);
        tracker.done(5);

        assertThat(tracker.committable()).hasValue(6);
        assertThat(tracker.span()).isZero();
        assertThat(tracker.unfinished()).isEqualTo(1);
    }

    @Test
    void what_was_read_is_not_begun_ahead() {
        tracker.begin(5);

        assertThat(tracker.beginAhead(5)).isFalse();
    }

    @Test
    void records_out_of_order_or_finished_twice_are_a_surprise() {
        tracker.begin(6);
        tracker.done(6);

        assertThatThrownBy(() -> tracker.begin(6)).hasMessageContaining("Expected offset 7");
        assertThatThrownBy(() -> tracker.done(6)).hasMessageContaining("unfinished");
    }
}
