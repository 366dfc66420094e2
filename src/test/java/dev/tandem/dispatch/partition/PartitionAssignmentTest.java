package dev.tandem.dispatch.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PartitionAssignmentTest {
    private final PartitionAssignment assignment = new PartitionAssignment(3, 0, 10);

    @Test
    void nothing_begins_after_its_end() {
        assertThat(assignment.enter()).isTrue();
        assignment.leave();
        assignment.end();

        assertThat(assignment.enter()).isFalse();
    }

    @Test
    void a_hand_over_waits_for_work_under_way_and_no_longer_than_it_may() throws Exception {
        assignment.enter();
        assignment.end();

        assertThat(assignment.awaitIdle(System.nanoTime() + Duration.ofMillis(20).toNanos()))
                .isFalse();
        Thread.startVirtualThread(assignment::leave);
        assertThat(assignment.awaitIdle(System.nanoTime() + Duration.ofSeconds(10).toNanos()))
                .isTrue();
    }
}
