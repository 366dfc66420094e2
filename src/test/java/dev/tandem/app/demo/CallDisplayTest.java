package dev.tandem.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.demo.CallView.Stage;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.embedded.callers.ExpectedCalls;
import dev.tandem.embedded.callers.Recording;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CallDisplayTest {
    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);
    private final TextStyle plain = TextStyle.PLAIN;

    @Nested
    class Given_a_terminal {
        @Test
        void each_call_keeps_its_line_and_the_next_frame_goes_over_it() {
            CallDisplay display = new CallDisplay.InPlace(out, plain);
            display.show(List.of(call("One", Stage.RUNNING), call("Two", Stage.RUNNING)), after(0));
            assertThat(frame()).startsWith("\u001b[2K● One").contains("\n\u001b[2K● Two");
            display.show(List.of(call("One", Stage.RIGHT), call("Two", Stage.WRONG)), after(1));
            assertThat(frame()).startsWith("\u001b[2A\u001b[2K✓ One").contains("\n\u001b[2K✗ Two");
        }

        @Test
        void no_line_is_so_long_that_the_terminal_breaks_it() {
            CallView longest =
                    call(
                            "Rang in vain, then answered",
                            Stage.RUNNING,
                            List.of("connected"),
                            List.of("create", "create", "omni-flow", "clear", "update"));
            new CallDisplay.InPlace(out, plain).show(List.of(longest), after(0));
            assertThat(frame().replace("\u001b[2K", "").stripTrailing())
                    .hasSizeLessThanOrEqualTo(79);
        }
    }

    @Nested
    class Given_a_file_or_a_pipe {
        @Test
        void a_line_comes_only_when_something_changed() {
            CallDisplay display = new CallDisplay.Plain(out);
            display.show(List.of(call("One", Stage.RUNNING)), after(0));
            assertThat(frame()).contains("  0.0 s  One").contains("ended").doesNotContain("\u001b");
            display.show(List.of(call("One", Stage.SETTLING)), after(1));
            assertThat(frame()).isEmpty();
            display.show(List.of(call("One", Stage.RIGHT)), after(2));
            assertThat(frame()).contains("  2.0 s  One").endsWith("right\n");
        }
    }

    @Nested
    class Given_the_end {
        @Test
        void a_wrong_call_is_shown_with_the_expected_calls_and_the_events_sent() {
            new VerdictTable(out, plain).print(List.of(call("One", Stage.WRONG)));
            assertThat(frame())
                    .contains("create ×2, omni-flow")
                    .contains("WRONG, expected create, update")
                    .contains("Events sent: new, ended");
        }

        @Test
        void a_right_call_is_shown_with_what_it_means() {
            new VerdictTable(out, plain).print(List.of(call("One", Stage.RIGHT)));
            assertThat(frame())
                    .contains("The caller waits.")
                    .contains("The record is closed.")
                    .doesNotContain("WRONG");
        }
    }

    @Test
    void without_colours_nothing_but_the_text_is_written() {
        assertThat(plain.bad("text")).isEqualTo("text");
        assertThat(TextStyle.COLOURED.bad("text")).isEqualTo("\u001b[31mtext\u001b[0m");
    }

    private static CallView call(String title, Stage stage) {
        return call(
                title, stage, List.of("new", "ended"), List.of("create", "create", "omni-flow"));
    }

    private static CallView call(
            String title, Stage stage, List<String> events, List<String> calls) {
        Recording recording =
                new Recording(
                        title,
                        title,
                        "The caller waits.",
                        List.of(),
                        List.of(),
                        new ExpectedCalls(List.of("create", "update")),
                        "The record is closed.");
        return new CallView(recording, events, calls, null, stage);
    }

    private String frame() {
        out.flush();
        String text = written.toString();
        written.getBuffer().setLength(0);
        return text;
    }

    private static Duration after(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
