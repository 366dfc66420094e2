package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.recording.RecordingHeader;
import dev.tandem.recording.RecordingWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int tandem(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void without_a_command_it_explains_itself_as_wrong_usage() {
        assertThat(tandem()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: tandem", "serve", "wrong usage");
    }

    @Test
    void help_is_no_fault() {
        assertThat(tandem("--help")).isZero();
        assertThat(out.toString()).contains("Usage: tandem");
        assertThat(tandem("serve", "--help")).isZero();
        assertThat(out.toString()).contains("config/application.properties");
    }

    @Test
    void a_shell_completes_commands_and_options() {
        assertThat(tandem("generate-completion")).isZero();
        assertThat(out.toString())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_tandem")
                .contains("rotate-secret", "dead-letters", "--flow-keys-file", "--yes-really")
                .contains("awaiting_start", "abandoned_in_queue");
    }

    @Test
    void a_redrive_names_letters_or_conditions_and_not_both() {
        assertThat(tandem("dead-letters", "redrive")).isEqualTo(2);
        assertThat(tandem("dead-letters", "dismiss", "a-letter")).isEqualTo(2);
        assertThat(tandem("dead-letters", "redrive", "a-letter", "--all")).isEqualTo(2);
        assertThat(err.toString()).contains("Name letters by their ids, or give conditions");
        assertThat(tandem("dead-letters", "list", "--from", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("is not a time such as");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "--state=ringing",
                "--outcome=waiting",
                "--limit=0",
                "--limit=3 --all",
                "--to=yesterday"
            })
    void calls_that_cannot_be_asked_for_are_wrong_usage(String arguments) {
        assertThat(tandem(("calls " + arguments).split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void a_call_needs_its_id_and_an_installation() {
        assertThat(tandem("call")).isEqualTo(2);
        assertThat(tandem("call", "an-id", "--url", "http://localhost:1")).isEqualTo(1);
        assertThat(err.toString()).contains("http://localhost:1 does not answer");
    }

    @Test
    void without_an_installation_dead_letters_cannot_be_shown() {
        assertThat(tandem("dead-letters", "list", "--url", "http://localhost:1")).isEqualTo(1);
        assertThat(err.toString()).contains("http://localhost:1 does not answer");
        assertThat(tandem("dead-letters", "list", "--url", "localhost")).isEqualTo(1);
        assertThat(err.toString()).contains("--url is not an address such as");
    }

    @Test
    void a_time_that_has_not_come_cannot_be_reconciled() {
        assertThat(tandem("reconcile", "--from", "2999-01-01T00:00:00Z")).isEqualTo(2);
        assertThat(err.toString()).contains("--from must be before 20");
        assertThat(
                        tandem(
                                "reconcile",
                                "--from",
                                "2026-01-02T00:00:00Z",
                                "--to",
                                "2026-01-02T00:00:00Z"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate-webex", "simulate-salesforce"})
    void a_port_that_none_can_be_is_said_in_one_sentence(String command, @TempDir Path folder) {
        assertThat(tandem(command, "--port", "99999", "--directory", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("Port 99999 cannot be used: choose another one with --port.");
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        assertThat(tandem("serv")).isEqualTo(2);
        assertThat(err.toString()).contains("serv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "demo",
                "train",
                "translate",
                "record",
                "replay",
                "send",
                "forget",
                "subscriptions",
                "setup",
                "doctor",
                "simulate-salesforce",
                "simulate-webex"
            })
    void help_fits_a_terminal_and_its_examples_can_be_copied(String command) {
        assertThat(command.isEmpty() ? tandem("--help") : tandem(command, "--help")).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(out.toString().lines().filter(line -> line.contains("./tandem ")))
                .isNotEmpty()
                .allMatch(line -> line.matches("  (\\w+=\\S+ )?\\./tandem .*"));
    }

    @Test
    void wrong_input_of_record_and_replay_is_named_without_words_of_java(@TempDir Path directory)
            throws IOException {
        Path recording = directory.resolve("calls.ndjson");
        try (var writer =
                RecordingWriter.begin(
                        Files.newOutputStream(recording),
                        RecordingHeader.of("test", Instant.EPOCH))) {
            writer.flush();
        }
        String file = recording.toString();
        assertThat(tandem("record", file, "--from", "yesterday")).isEqualTo(2);
        assertThat(tandem("replay", file + "x")).isEqualTo(1);
        assertThat(tandem("replay", file, "--with", "nowhere.properties")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "'yesterday' is not a time such as 2026-02-02T06:00:00Z",
                        "There is no file " + file + "x.",
                        "There is no configuration file nowhere.properties.")
                .doesNotContain("java.", "Exception");
    }

    @Test
    void the_example_of_translate_does_what_its_help_says() {
        String rules = "{\"US\":\"[12,12]->(\\\\+1)(\\\\d{3})(\\\\d{3})(\\\\d{4})->$1 $2 $3 $4\"}";
        assertThat(tandem("translate", "--help")).isZero();
        assertThat(out.toString()).contains("'" + rules + "'", "+14693150217");
        assertThat(tandem("translate", "--quiet", "--rules", rules, "+14693150217")).isZero();
        assertThat(out.toString()).endsWith("+1 469 315 0217\n");
    }

    @Test
    void a_port_of_the_demo_that_cannot_be_is_wrong_usage() {
        assertThat(tandem("demo", "--port=99999")).isEqualTo(2);
        assertThat(err.toString()).contains("99999 is no port");
    }

    @Test
    void the_version_is_printed() {
        assertThat(tandem("--version")).isZero();
        assertThat(out.toString()).startsWith("tandem ");
    }
}
