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
    private final List<String> reported = new ArrayList<>();
    private final PartitionAssignment assignment = new PartitionAssignment(0, 0, 100);
    private final OrgConcurrencyLimiter limiter =
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
                        public void lane(
                                String org, int waiting, int running, Instant oldestSince) {
                            reported.add(org + " " + waiting + "/" + running);
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
        assertThat(reported).last().isEqualTo("small 0/0");
    }

    @Test
    void a_full_org_does_not_delay_another() {
        submit("small", "a", "b", "c");
        submit("other", "x", "y");

        assertThat(slots).hasSize(3);
    }

    @Test
    void a_task_that_finds_the_queue_full_is_left_to_the_caller() {
        submit("small", "a", "b", "c");

        DispatchTask d = task("small", "d", NOW);
        assertThat(limiter.submit(d)).isSameAs(d);
        assertThat(reported).last().isEqualTo("small 2/1");
    }

    @Test
    void there_is_room_until_a_queue_that_moves_has_a_quarter_of_what_it_can_have() {
        submit("small", "a");
        assertThat(limiter.hasRoom(NOW)).isTrue();
        submit("small", "b");
        assertThat(limiter.hasRoom(NOW)).isFalse();
        assertThat(limiter.hasRoom(NOW.plusSeconds(2))).isTrue();
        slots.remove().run();
        assertThat(limiter.hasRoom(NOW)).isTrue();
    }

    @Test
    void a_withdrawn_task_is_returned_once_and_never_gets_a_slot() {
        submit("small", "a", "b");
        AttemptKey b = task("small", "b", NOW).key();

        assertThat(limiter.withdraw(b)).isPresent();
        assertThat(limiter.withdraw(b)).isEmpty();
        assertThat(limiter.withdraw(task("small", "a", NOW).key())).isEmpty();
        slots.remove().run();
        assertThat(worked).containsExactly("a");
        assertThat(slots).isEmpty();
    }

    @Test
    void a_task_that_has_waited_too_long_is_returned() {
        submit("small", "a");
        assertThat(limiter.submit(task("small", "b", NOW.minusSeconds(16)))).isNull();
        assertThat(limiter.submit(task("small", "c", NOW.minusSeconds(14)))).isNull();

        assertThat(limiter.takeExpired(NOW))
                .extracting(it -> it.command().id().interactionId())
                .containsExactly("b");
    }

    @Test
    void a_task_that_waits_for_a_revoked_partition_is_returned() {
        submit("small", "a", "b");

        assertThat(limiter.takeOrphaned()).isEmpty();
        assignment.end();
        assertThat(limiter.takeOrphaned()).hasSize(1);
    }

    private void submit(String org, String... interactionIds) {
        for (String it : interactionIds) {
            assertThat(limiter.submit(task(org, it, NOW))).isNull();
        }
    }

    private DispatchTask task(String org, String interactionId, Instant takenAt) {
        return new DispatchTask(
                Commands.command(interactionId, org), 0, null, takenAt, takenAt, assignment, false);
    }
}
