package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of the packaged program, as the launcher runs it. */
final class DemoIT {
    private static final Pattern SUMMARY = Pattern.compile("(\\d+) of (\\d+) calls right");

    @TempDir Path directory;

    @Test
    void the_demo_ends_with_every_verdict_right() throws Exception {
        Path output = directory.resolve("output");
        Process demo =
                new ProcessBuilder(TandemProcess.command(List.of(), "demo", "--exit"))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(demo.waitFor(4, TimeUnit.MINUTES)).as("ends by itself").isTrue();
        } finally {
            demo.destroyForcibly();
        }
        String said = Files.readString(output);
        assertThat(demo.exitValue()).as(said).isZero();
        Matcher summary = SUMMARY.matcher(said);
        assertThat(summary.find()).as(said).isTrue();
        assertThat(summary.group(1)).as(said).isEqualTo(summary.group(2));
        assertThat(Integer.parseInt(summary.group(1), 10)).as(said).isGreaterThan(9);
        LogRules.tellsNoSecrets(said);
    }
}
