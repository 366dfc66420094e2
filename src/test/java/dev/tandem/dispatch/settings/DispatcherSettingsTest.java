package dev.tandem.dispatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.dispatch.settings.DispatcherSettings.Limits;
import dev.tandem.dispatch.settings.DispatcherSettings.Queue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatcherSettingsTest {

    @Test
    void defaults_are_what_the_product_says() {
        var settings = DispatcherSettings.of("tandem.dispatcher", "i", Map.of("emea", 5));

        assertThat(settings.slotsOf("emea")).isEqualTo(5);
        assertThat(settings.slotsOf("other")).isEqualTo(20);
        assertThat(settings.queue()).isEqualTo(new Queue(1_000, Duration.ofSeconds(15)));
        assertThat(settings.limits())
                .isEqualTo(
                        new Limits(
                                10_000,
                                10_000,
                                5_000,
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(6)));
    }

    @Test
    void an_org_without_slots_is_refused_by_name() {
        assertThatThrownBy(() -> DispatcherSettings.of("g", "i", Map.of("emea", 0)))
                .hasMessageContaining("slots of org emea");
    }

    @Test
    void a_hand_over_must_be_shorter_than_the_session() {
        Duration ten = Duration.ofSeconds(10);

        assertThatThrownBy(() -> new Limits(1, 1, 1, Duration.ZERO, ten, ten))
                .hasMessageContaining("shorter than the session timeout");
    }
}
