package dev.tandem.ops.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.ops.metrics.MeterName;
import dev.tandem.ops.pages.HourMeters.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of the last hour, by the registry that the program has. */
@SuppressWarnings("deprecation") // the registry that Quarkus brings
final class HourMetersTest {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HourMeters meters = new HourMeters(registry);

    @Test
    void nothing_measured_is_not_known() {
        Reading reading = meters.read();
        assertThat(reading.started()).isZero();
        assertThat(reading.backlogSeconds()).isNaN();
        assertThat(reading.routing().quantile(0.5)).isNaN();
    }

    @Test
    void calls_and_errors_are_counted_by_their_tags() {
        transitions("acted", "ContactStarted").increment(3);
        transitions("acted", "ContactEnded").increment(5);
        commands("done");
        commands("refused");
        registry.counter(MeterName.DEAD_LETTERS.meter(), "reason", "failed").increment();
        Reading reading = meters.read();
        assertThat(reading.started()).isEqualTo(3);
        assertThat(reading.errors()).isEqualTo(2);
    }

    private Counter transitions(String decision, String input) {
        return registry.counter(
                MeterName.TRANSITIONS.meter(), "decision", decision, "input", input);
    }

    private void commands(String result) {
        registry.timer(MeterName.COMMANDS.meter(), "result", result).record(Duration.ofMillis(5));
    }

    @Test
    void a_quantile_is_of_what_was_measured_since_the_earlier_reading() {
        Timer routing =
                Timer.builder(MeterName.ROUTING_DECISION.meter())
                        .serviceLevelObjectives(
                                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
                        .register(registry);
        routing.record(Duration.ofMillis(3500));
        Reading before = meters.read();
        for (long millis : List.of(500L, 600L, 1500L, 1600L)) {
            routing.record(Duration.ofMillis(millis));
        }
        var since = meters.read().routing().since(before.routing());
        assertThat(since.count()).isEqualTo(4);
        assertThat(since.quantile(0.5)).isCloseTo(1, within(0.01));
        assertThat(since.quantile(0.75)).isCloseTo(1.5, within(0.01));
        assertThat(since.quantile(1)).isCloseTo(2, within(0.01));
    }
}
