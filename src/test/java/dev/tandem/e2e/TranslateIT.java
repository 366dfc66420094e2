package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JavaScript engine in the packaged program is loaded only when rules are configured. */
final class TranslateIT {
    private static final String ENGINE = " org.graalvm.polyglot.";
    private static final String RULES =
            "{\"US\":\"[12,12]->(\\\\+1)(\\\\d{3})(\\\\d+)->$1 $2 $3\"}";

    @TempDir Path directory;

    @Test
    void rules_can_be_tried_on_numbers_without_a_service() throws Exception {
        assertThat(translate("--rules", RULES, "--quiet", "+1 (469) 3150217"))
                .containsExactly("+1 469 3150217");
        assertThat(loaded()).anyMatch(line -> line.contains(ENGINE));
        assertThat(loaded()).noneMatch(line -> line.contains("org.apache.kafka."));
    }

    @Test
    void without_a_rule_the_engine_is_not_even_loaded() throws Exception {
        assertThat(translate("--rules", "{}", "--quiet", "+1 (469) 3150217"))
                .containsExactly("+14693150217");
        assertThat(loaded()).noneMatch(line -> line.contains(ENGINE));
    }

    @Test
    void a_service_without_rules_does_not_load_it() throws Exception {
        Installation installation =
                Installation.in(directory.resolve("service"))
                        .org("main", "http://127.0.0.1:1", SimulatorKeys.generate())
                        .center(CallCenter.of("main", "+18445790001", "main"));
        try (TandemProcess tandem = TandemProcess.start(installation, logOption())) {
            tandem.awaitStarted();
            assertThat(loaded()).hasSizeGreaterThan(5_000);
            assertThat(loaded()).noneMatch(line -> line.contains(ENGINE));
        }
    }

    private List<String> translate(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        logOption(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        PackagedProgram.jar().toString()));
        command.add("translate");
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(output);
    }

    private String logOption() {
        return "-Xlog:class+load:file=" + directory.resolve("classes.log") + "::filecount=0";
    }

    private List<String> loaded() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("classes.log"))) {
            return lines.toList();
        }
    }
}
