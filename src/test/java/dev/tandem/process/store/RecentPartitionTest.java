package dev.tandem.process.store;

import static dev.tandem.domain.InteractionPhase.CLOSED;
import static dev.tandem.domain.InteractionPhase.CREATING;
import static dev.tandem.domain.InteractionPhase.UNKNOWN;
import static dev.tandem.domain.InteractionPhase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.process.store.RecentPartition.Seen;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentPartitionTest {
    private final RecentPartition recent = new RecentPartition();

    @Test
    void an_interaction_is_in_the_phase_that_it_came_into_last() {
        recent.move("a", UNKNOWN, CREATING, 1);
        recent.move("a", CREATING, WAITING, 2);
        recent.move("a", WAITING, WAITING, 3);
        assertThat(recent.in(CREATING)).isEmpty();
        assertThat(recent.in(WAITING)).containsExactly(new Seen("a", WAITING, 2));
    }

    @Test
    void what_is_forgotten_is_in_none() {
        recent.move("a", UNKNOWN, CLOSED, 1);
        recent.move("a", CLOSED, UNKNOWN, 2);
        assertThat(recent.in(null)).isEmpty();
    }

    @Test
    void of_each_phase_the_latest_are_kept() {
        IntStream.rangeClosed(0, RecentPartition.KEPT)
                .forEach(i -> recent.move("w" + i, UNKNOWN, WAITING, i));
        recent.move("c", UNKNOWN, CLOSED, 0);
        assertThat(recent.in(WAITING))
                .hasSize(RecentPartition.KEPT)
                .extracting(Seen::interactionId)
                .doesNotContain("w0")
                .contains("w" + RecentPartition.KEPT);
        assertThat(recent.in(null)).hasSize(RecentPartition.KEPT + 1);
    }

    @Test
    void what_was_before_comes_behind_what_has_happened_since() {
        recent.move("a", UNKNOWN, WAITING, 9);
        assertThat(recent.filled()).isFalse();
        recent.fill(List.of(new Seen("b", WAITING, 5), new Seen("a", CREATING, 4)));
        assertThat(recent.filled()).isTrue();
        assertThat(recent.in(null))
                .containsExactlyInAnyOrder(new Seen("a", WAITING, 9), new Seen("b", WAITING, 5));
        IntStream.range(1, RecentPartition.KEPT)
                .forEach(i -> recent.move("w" + i, UNKNOWN, WAITING, 10));
        assertThat(recent.in(WAITING)).extracting(Seen::interactionId).contains("a");
        assertThat(recent.in(WAITING)).extracting(Seen::interactionId).doesNotContain("b");
    }
}
