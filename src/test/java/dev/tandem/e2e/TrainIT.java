package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code train}: the cache that all tests of this run start with fits, and one that does not is no
 * obstacle.
 */
class TrainIT {
    @TempDir private Path directory;

    @Test
    void the_service_starts_from_the_cache() throws IOException {
        Path data = Files.createDirectories(directory.resolve("service"));
        // This mode makes the cache a condition: the JVM ends where it does not fit.
        try (TandemProcess tandem =
                TandemProcess.start(installation(data), "-XX:AOTMode=on", "-Xlog:class+load")) {
            assertThat(tandem.log())
                    .contains(
                            "dev.tandem.process.engine.InteractionProcessor source: shared objects")
                    .contains("org.apache.kafka.streams.KafkaStreams source: shared objects");
        }
    }

    @Test
    void whoever_can_read_the_program_can_read_its_cache() throws IOException {
        assertThat(Files.getPosixFilePermissions(PackagedProgram.cache()))
                .isEqualTo(Files.getPosixFilePermissions(PackagedProgram.jar()));
    }

    @Test
    void a_cache_that_does_not_fit_changes_nothing_and_is_not_spoken_of() throws Exception {
        CommandRun fresh = run(List.of(), "--version");
        Path broken = Files.writeString(directory.resolve("broken.aot"), "no cache");
        for (List<String> options :
                List.of(
                        List.of(
                                "-XX:AOTCache=" + PackagedProgram.cache(),
                                "-XX:+UseCompactObjectHeaders"),
                        List.of("-XX:AOTCache=" + broken),
                        List.of("-XX:AOTCache=" + directory.resolve("none.aot")))) {
            List<String> silent = new ArrayList<>(options);
            silent.add("-Xlog:aot*=off");
            assertThat(run(silent, "--version")).isEqualTo(fresh);
        }
        assertThat(fresh.exitCode()).isZero();
    }

    @Test
    void where_nothing_can_be_written_it_says_so_before_it_rehearses() throws Exception {
        Path nowhere = directory.resolve("nowhere/tandem.aot");
        CommandRun run = run(List.of(), "train", "--output", nowhere.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        "The cache cannot be written to %s: make that a folder that this user may write to, or name another file with --output.%n"
                                .formatted(nowhere.getParent()));
    }

    /** Nothing listens where its org should be. */
    private static Installation installation(Path data) throws IOException {
        return Installation.in(data)
                .org("away", "http://127.0.0.1:1", SimulatorKeys.generate())
                .center(CallCenter.of("away", "\\+18445550100", "away"));
    }

    private CommandRun run(List<String> jvmOptions, String... arguments) throws Exception {
        return CommandRun.in(directory, jvmOptions, arguments);
    }
}
