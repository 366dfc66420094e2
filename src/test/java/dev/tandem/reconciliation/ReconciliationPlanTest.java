package dev.tandem.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReconciliationPlanTest {
    private static final Instant NOW = Instant.parse("2026-02-02T06:00:00Z");
    private static final UpkeepSettings SETTINGS =
            new UpkeepSettings(
                    Duration.ofMinutes(5),
                    Duration.ofHours(6),
                    Duration.ofMinutes(2),
                    null,
                    null,
                    null);

    @Test
    void it_goes_on_where_it_ended_and_leaves_webhooks_time_to_come() {
        ReconciliationPlan plan = plan(NOW.minusSeconds(420));
        assertThat(plan.next())
                .isEqualTo(new TimeWindow(NOW.minusSeconds(420), NOW.minusSeconds(120)));
        assertThat(plan.given()).isNull();
    }

    @Test
    void a_time_that_is_not_settled_yet_is_left_alone() {
        assertThat(plan(NOW.minusSeconds(120)).next().isEmpty()).isTrue();
        assertThat(plan(NOW.minusSeconds(60)).next().isEmpty()).isTrue();
        assertThat(plan(NOW.minusSeconds(121)).next().isEmpty()).isFalse();
    }

    @Test
    void after_a_downtime_it_reaches_back_so_far_and_names_the_rest() {
        Instant oldest = NOW.minus(Duration.ofHours(6));
        assertThat(plan(oldest).given()).isNull();
        ReconciliationPlan plan = plan(NOW.minus(Duration.ofHours(9)));
        assertThat(plan.next()).isEqualTo(new TimeWindow(oldest, NOW.minusSeconds(120)));
        assertThat(plan.given()).isEqualTo(new TimeWindow(NOW.minus(Duration.ofHours(9)), oldest));
    }

    @Test
    void what_was_before_the_first_time_is_not_touched() {
        assertThat(ReconciliationPlan.of(UpkeepProgress.NONE, SETTINGS, NOW).next().isEmpty())
                .isTrue();
    }

    @Test
    void the_progress_is_read_as_it_was_written() {
        UpkeepProgress progress = new UpkeepProgress(NOW, NOW.plusMillis(1));
        assertThat(UpkeepProgress.of(progress.text())).isEqualTo(progress);
        assertThat(UpkeepProgress.of(UpkeepProgress.NONE.text())).isEqualTo(UpkeepProgress.NONE);
        assertThat(UpkeepProgress.of("")).isEqualTo(UpkeepProgress.NONE);
        assertThat(UpkeepProgress.of("{\"reconciledUntil\":\"soon\"}"))
                .isEqualTo(UpkeepProgress.NONE);
        assertThat(progress.text().length()).isLessThan(200);
    }

    private static ReconciliationPlan plan(Instant until) {
        return ReconciliationPlan.of(UpkeepProgress.NONE.until(until), SETTINGS, NOW);
    }
}
