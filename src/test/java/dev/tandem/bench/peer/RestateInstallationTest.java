package dev.tandem.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestateInstallationTest {
    @TempDir private Path folder;

    @Test
    void a_program_that_is_missing_is_named_with_what_to_do() {
        assertThatThrownBy(() -> RestateInstallation.require("npm-of-no-machine"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The peer restate needs node and npm, but npm-of-no-machine cannot be"
                                + " started: install Node.js 20 or later, or leave out --peer.");
    }

    @Test
    void the_server_is_the_one_in_the_package_for_this_machine() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("node_modules/@restatedev"));
        Files.createDirectories(packages.resolve("restate-server"));
        Files.createDirectories(packages.resolve("restate-sdk"));
        assertThatThrownBy(() -> RestateInstallation.server(folder))
                .hasMessageContaining("no server of Restate for this machine");
        Path platform = Files.createDirectories(packages.resolve("restate-server-linux-x64"));
        assertThat(RestateInstallation.server(folder))
                .isEqualTo(platform.resolve("bin/restate-server"));
    }
}
