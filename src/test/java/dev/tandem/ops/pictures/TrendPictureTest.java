package dev.tandem.ops.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendPictureTest {

    @Test
    void what_is_not_known_is_a_gap_and_the_highest_point_reaches_the_top() {
        assertThat(TrendPicture.of(List.of(1.0, 2.0, Double.NaN, 1.0), 4, "Calls"))
                .contains("aria-label=\"Calls\"")
                .contains("d=\"M0.0 36.0L106.7 4.0M320.0 36.0\"");
    }

    @Test
    void a_chart_that_has_just_begun_is_drawn_at_the_right() {
        assertThat(TrendPicture.of(List.of(0.0, 0.0), 5, "Calls"))
                .contains("d=\"M240.0 68.0L320.0 68.0\"");
    }

    @Test
    void without_any_point_there_is_no_line() {
        assertThat(TrendPicture.of(List.of(), 5, "Calls")).doesNotContain("<path");
    }
}
