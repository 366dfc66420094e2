package dev.tandem.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.app.terminal.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainedProgramTest {

    @Test
    void a_rehearsal_runs_with_the_options_that_a_cache_has_to_fit_and_no_others() {
        List<String> options =
                TrainedProgram.options(
                        List.of(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:AOTCache=/old.aot",
                                "-XX:AOTMode=auto",
                                "-Xlog:aot*=off",
                                "-Dquarkus.http.port=1",
                                "-javaagent:/agent.jar",
                                "--enable-native-access=ALL-UNNAMED"));
        assertThat(options)
                .containsExactly(
                        "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void its_command_names_the_jar_by_its_whole_path() {
        TrainedProgram program =
                new TrainedProgram(
                        Path.of("/jdk/bin/java"), List.of("-Xmx1g"), Path.of("/t/q.jar"));
        assertThat(program.command(List.of("-XX:AOTMode=on"), "rehearse"))
                .containsExactly(
                        "/jdk/bin/java",
                        "-Xmx1g",
                        "-XX:AOTMode=on",
                        "-jar",
                        "/t/q.jar",
                        "rehearse");
        assertThat(program.besideIt()).isEqualTo(Path.of("/t/tandem.aot"));
    }

    @Test
    void class_folders_cannot_be_trained() {
        assertThatThrownBy(TrainedProgram::running)
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Only the packaged program can be trained");
    }
}
