package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.terminal.TextStyle;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TranslateCommandTest {
    private static final String RULES =
            """
            {"Digits only":"[1,17]->[^\\\\d]+",
             "Swiss":"[10,10]->(\\\\d{1})(\\\\d{2})(\\\\d{3})(\\\\d{2})(\\\\d{2})->+41 $2 $3 $4 $5",
             "Long ones":"[11,17]->^->+"}\
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int translate(String input, TextStyle style, String... args) {
        var command =
                new TranslateCommand(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        false,
                        style);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void each_step_is_shown_in_columns() {
        assertThat(translate("", TextStyle.PLAIN, "--rules", RULES, "031 917 52 00")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        031 917 52 00
                          clean-up            0319175200        10 characters
                          [1,17] Digits only  0319175200        changes nothing
                          [10,10] Swiss       +41 31 917 52 00  changes it
                          [11,17] Long ones   +41 31 917 52 00  other length
                          result              +41 31 917 52 00
                        """);
    }

    @Test
    void quietly_there_is_one_result_for_each_line_of_the_input() {
        assertThat(
                        translate(
                                "0319175200\nanonymous\n\n+1469#315*0217\r\n31",
                                TextStyle.PLAIN,
                                "--quiet",
                                "--rules",
                                RULES))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly("+41 31 917 52 00", "anonymous", "", "+14693150217", "31");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void numbers_of_the_command_line_leave_the_input_alone() {
        assertThat(translate("42", TextStyle.PLAIN, "-q", "--rules", "{}", "+41 (0)31", "1"))
                .isZero();
        assertThat(out.toString().lines()).containsExactly("+4131", "1");
    }

    @Test
    void a_withheld_number_is_said_to_be_one() {
        assertThat(translate("", TextStyle.PLAIN, "--rules", RULES, "Anonymous", "")).isZero();
        assertThat(out.toString()).containsSubsequence("Anonymous", "withheld", "(empty)");
    }

    @Test
    void refused_rules_end_with_one_and_a_sentence() {
        assertThat(translate("", TextStyle.PLAIN, "--rules", "{\"Swiss\":\"[9,2]->x\"}", "1"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith(
                        "These rules cannot be used, because rule \"Swiss\": its predicate [9,2]");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_runaway_rule_ends_with_one_and_is_shown() {
        String number = "0123456789".repeat(4);
        assertThat(
                        translate(
                                "",
                                TextStyle.PLAIN,
                                "--rules",
                                "{\"wild\":\"[1,40]->(?:(\\\\d+)*)*\\\\1x\"}",
                                number))
                .isEqualTo(1);
        assertThat(out.toString()).contains("[1,40] wild").contains("stopped: over 500 ms");
        assertThat(err.toString()).contains("took too long");
    }

    @Test
    void without_rules_it_is_wrong_usage() {
        assertThat(translate("", TextStyle.PLAIN, "0319175200")).isEqualTo(2);
        assertThat(translate("", TextStyle.PLAIN, "--rules", "{}", "--loud")).isEqualTo(2);
        assertThat(err.toString()).contains("--rules=<json>").contains("--loud");
    }

    @Test
    void colours_are_for_terminals_whose_owner_wants_them() {
        assertThat(TextStyle.of(true, Map.of("TERM", "xterm"))).isEqualTo(TextStyle.COLOURED);
        assertThat(TextStyle.of(true, Map.of("NO_COLOR", ""))).isEqualTo(TextStyle.COLOURED);
        assertThat(TextStyle.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(TextStyle.PLAIN);
        assertThat(TextStyle.of(true, Map.of("TERM", "dumb"))).isEqualTo(TextStyle.PLAIN);
        assertThat(TextStyle.of(false, Map.of())).isEqualTo(TextStyle.PLAIN);
        translate("", TextStyle.COLOURED, "--rules", RULES, "0319175200");
        assertThat(out.toString().replaceAll("\033\\[\\d+m", ""))
                .contains("  [10,10] Swiss       +41 31 917 52 00  changes it\n")
                .isNotEqualTo(out.toString());
    }
}
