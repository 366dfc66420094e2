package dev.tandem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.dispatch.settings.DispatcherSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OrgConcurrencyLimiterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Queue<Runnable> slots = new ArrayDeque<>();
    private final List<String> worked = new ArrayList<>();
    private final List<String> lane = new ArrayList<>();
    private final PartitionAssignment assignment = new PartitionAssignment(0, 0, 100);
    private final OrgConcurrencyLimiter lanes =
            new OrgConcurrencyLimiter(
                    new DispatcherSettings(
                            "g",
                            "i",
                            Map.of("small", 1),
                            2,
                            new DispatcherSettings.Queue(2, Duration.ofSeconds(15)),
                            DispatcherSettings.Limits.DEFAULT),
                    new DispatcherMetrics() {
                        @Override
                        public void lane(String org, int waiting, int running) {
                            lane.add(org + " " + waiting + "/" + running);
                        }
                    },
                    slots::add,
                    task -> worked.add(task.command().id().interactionId()));

    @Test
    void as_many_run_as_the_org_has_slots_and_the_next_follows_in_order() {
        submit("small", "a", "b", "c");

        assertThat(slots).hasSize(1);
        slots.remove().run();
        assertThat(worked).containsExactly("a");
        slots.remove().run();
        slots.remove().run();
        assertThat(worked).containsExactly("a", "b", "c");
        assertThat(slots).isEmpty();
        assertThat(lane).last().isEqualTo("small 0/0");
    }

    @Test
    void a_full_org_does_not_hold_back_another() {
        submit("small", "a", "b", "c");
        submit("other", "x", "y");

        assertThat(slots).hasSize(3);
    }

    @Test
    void more_than_the_queue_holds_is_handed_back() {
        submit("small", "a", "b", "c");

        assertThat(lanes.submit(task("small", "d", NOW))).isFalse();
        assertThat(lane).last().isEqualTo("small 2/1");
    }

    @Test
    void a_withdrawn_job_is_handed_back_once_and_never_worked_on() {
        submit("small", "a", "b");
        AttemptKey b = task("small", "b", NOW).key();

        assertThat(lanes.withdraw(b)).isPresent();
        assertThat(lanes.withdraw(b)).isEmpty();
        assertThat(lanes.withdraw(task("small", "a", NOW).key())).isEmpty();
        slots.remove().run();
        assertThat(worked).containsExactly("a");
        assertThat(slots).isEmpty();
    }

    @Test
    void what_has_waited_too_long_is_handed_back() {
        submit("small", "a");
        lanes.submit(task("small", "b", NOW.minusSeconds(16)));
        lanes.submit(task("small", "c", NOW.minusSeconds(14)));

        assertThat(lanes.takeImpatient(NOW))
                .extracting(it -> it.command().id().interactionId())
                .containsExactly("b");
    }

    @Test
    void what_waits_for_a_partition_that_was_taken_away_is_handed_back() {
        submit("small", "a", "b");

        assertThat(lanes.takeOrphaned()).isEmpty();
        assignment.end();
        assertThat(lanes.takeOrphaned()).hasSize(1);
    }

    private void submit(String org, String... interactionIds) {
        for (String it : interactionIds) {
            assertThat(lanes.submit(task(org, it, NOW))).isTrue();
        }
    }

    private DispatchTask task(String org, String interactionId, Instant takenAt) {
        return new DispatchTask(
                Commands.command(interactionId, org), 0, takenAt, takenAt, assignment);
    }
}
