package dev.tandem.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.AcceptedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference that operators read says what the program exports. */
class MetricsReferenceTest {
    private static final Path WRITTEN = Path.of("deploy/metrics.md");

    @Test
    void the_reference_is_what_the_table_of_meters_generates() throws IOException {
        String reference = MetricsReference.render();
        AcceptedFile.assertHas(
                WRITTEN, reference, "MetricsReferenceTest", "tandem.accept-metrics", "");
    }

    @ParameterizedTest
    @EnumSource(MeterName.class)
    void every_meter_has_a_meaning_and_a_name_that_prometheus_takes(MeterName name) {
        MeterDefinition definition = name.definition();
        assertThat(definition.description()).matches("[A-Z0-9].*[^.]");
        assertThat(definition.prometheusName()).matches("tandem(_[a-z]+)+");
        assertThat(definition.prometheusName()).doesNotContain("_total_total", "_seconds_seconds");
    }
}
