package dev.tandem.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter shown = new StringWriter();

    @Test
    void a_person_sees_what_is_done_at_which_rate_and_how_long_the_rest_takes() {
        ProgressLine progress = new ProgressLine(new PrintWriter(shown), true);
        await().untilAsserted(() -> {
            progress.show("records", 10_000, 20_000);
            assertThat(shown.toString())
                    .containsPattern("10,000 records, [\\d,]+/s, 20,000 left, some [\\d,]+ s");
        });
        progress.end();
        assertThat(shown.toString()).endsWith("\r\033[K");
    }

    @Test
    void what_remains_is_left_out_where_it_is_not_known() {
        ProgressLine progress = new ProgressLine(new PrintWriter(shown), true);
        progress.show("lines", 10_000, 0);
        assertThat(shown.toString()).contains("10,000 lines").doesNotContain("left");
    }

    @Test
    void a_file_or_a_pipe_gets_nothing() {
        ProgressLine progress = new ProgressLine(new PrintWriter(shown), false);
        progress.show("records", 1, 1);
        progress.end();
        assertThat(shown.toString()).isEmpty();
    }
}
