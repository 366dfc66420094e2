package dev.tandem.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.doctor.Finding.Status;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockChecksTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, OK, 0 s ahead",
        "PT-5S, OK, 5 s behind",
        "PT6S, WARNING, 6 s ahead",
        "PT-29S, WARNING, 29 s behind",
        "PT30S, FAULT, 30 s ahead",
        "PT-10M, FAULT, 600 s behind"
    })
    void a_difference_is_judged_by_what_others_take(Duration ahead, Status status, String words) {
        Finding finding = ClockChecks.judge("org", ahead, Duration.ofSeconds(30));
        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.words()).contains(words, "30 s are too much");
    }
}
