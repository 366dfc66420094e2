package dev.tandem.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    private static final Baseline NONE = new Baseline(2, "25.0.1", Map.of());

    @TempDir private Path directory;

    @Test
    void a_figure_is_the_median_of_its_rounds() {
        Figures figures = new Figures(NONE);
        assertThat(figures.add(List.of(ready(7), ready(3), ready(4))))
                .containsExactly(new Figure("cold: ready", "s", 3, 4, 7, 3));
        assertThat(figures.all()).hasSize(1);
        assertThat(figures.median("cold: ready")).hasValue(4);
        assertThat(figures.median("cold: started")).isEmpty();
    }

    @Test
    void what_a_round_does_not_have_is_0_there_and_what_is_no_number_is_left_out() {
        Sample none = new Sample("cold: p50", "ms", Double.NaN);
        assertThat(
                        new Figures(NONE)
                                .add(List.of(List.of(ready(5).getFirst(), none), List.of(none))))
                .containsExactly(new Figure("cold: ready", "s", 0, 5, 5, 2));
    }

    @Test
    void a_median_is_compared_with_the_baseline_by_its_name() {
        Baseline kept = new Baseline(2, "25.0.1", Map.of("cold: ready", new BigDecimal("8")));
        Figures figures = new Figures(kept);
        assertThat(figures.add(List.of(ready(4), ready(4))))
                .map(figures::describe)
                .containsExactly(
                        "cold: ready: median 4.00 s, lowest 4.00, highest 4.00, 2 rounds, ratio to"
                                + " the baseline 0.50");
    }

    @Test
    void there_is_no_ratio_to_nothing() {
        Baseline nothing = new Baseline(2, "25.0.1", Map.of("cold: ready", BigDecimal.ZERO));
        for (Baseline baseline : List.of(NONE, nothing)) {
            Figures figures = new Figures(baseline);
            assertThat(figures.add(List.of(ready(4))))
                    .map(figures::describe)
                    .containsExactly("cold: ready: median 4.00 s, one round");
        }
    }

    @Test
    void the_baseline_keeps_what_a_run_did_not_measure() throws IOException {
        Path file = directory.resolve("baseline.json");
        Figures figures = new Figures(NONE);
        figures.add(List.of(ready(12345.678)));
        Map<String, BigDecimal> before =
                Map.of("cold: ready", BigDecimal.ONE, "door: p50", BigDecimal.TWO);
        new Baseline(2, "25.0.1", before).with(figures.all()).write(file);
        assertThat(Baseline.read(file).figures())
                .hasSize(2)
                .containsEntry("door: p50", BigDecimal.TWO)
                .hasEntrySatisfying(
                        "cold: ready", kept -> assertThat(kept).isEqualByComparingTo("12350"));
        assertThat(Baseline.read(file).isComparableWith(NONE)).isTrue();
    }

    @Test
    void without_a_file_there_is_nothing_to_compare_with() throws IOException {
        Baseline missing = Baseline.read(directory.resolve("none.json"));
        assertThat(missing.figures()).isEmpty();
        assertThat(missing.isComparableWith(Baseline.ofThisMachine())).isFalse();
    }

    private static List<Sample> ready(double seconds) {
        return List.of(new Sample("cold: ready", "s", seconds));
    }
}
