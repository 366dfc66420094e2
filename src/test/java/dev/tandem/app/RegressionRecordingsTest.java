package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recording in {@code src/test/resources/regression} leads to what the file beside it says.
 * To add one, drop it there and write its expectation: {@code ./tandem replay <recording> --with
 * src/test/resources/regression/settings.properties --accept}, or this test with {@code
 * -Dtandem.accept-recordings=true}.
 */
class RegressionRecordingsTest {
    private static final Path FOLDER = Path.of("src/test/resources/regression");
    private static final Path SETTINGS = FOLDER.resolve("settings.properties");

    static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found =
                    files.filter(it -> it.toString().matches(".*\\.ndjson(\\.zst)?")).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void a_recorded_call_leads_to_what_it_led_to(Path recording) {
        StringWriter out = new StringWriter();
        List<String> arguments =
                new ArrayList<>(
                        List.of("replay", recording.toString(), "--with", SETTINGS.toString()));
        if (Boolean.getBoolean("tandem.accept-recordings")) {
            arguments.add("--accept");
        }
        int exitCode =
                Main.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
                        .execute(arguments.toArray(String[]::new));

        String name = recording.getFileName().toString().replaceFirst("\\.ndjson.*", "");
        assertThat(FOLDER.resolve(name + ".expected.json"))
                .as("what %s leads to; see the class comment", recording)
                .exists();
        assertThat(exitCode).as("%s", out).isZero();
    }
}
