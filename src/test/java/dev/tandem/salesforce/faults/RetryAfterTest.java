package dev.tandem.salesforce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "7 | PT7S",
                " 0 | PT0S",
                "86400 | PT10M",
                "99999999999999999999 | PT10M",
                "Sun, 1 Mar 2026 12:00:30 GMT | PT30S",
                "Sun, 1 Mar 2026 11:00:00 GMT | PT0S",
                "soon | -",
                "-5 | -",
                "- | -"
            })
    void is_read_in_both_forms_and_bounded(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, CLOCK)).isEqualTo(expected);
    }
}
