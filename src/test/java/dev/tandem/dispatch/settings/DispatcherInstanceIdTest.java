package dev.tandem.dispatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherInstanceIdTest {
    @TempDir private Path directory;

    @Test
    void it_is_the_same_after_a_restart() throws IOException {
        Path state = directory.resolve("not/there/yet");

        assertThat(DispatcherInstanceId.keptIn(state))
                .isNotBlank()
                .isEqualTo(DispatcherInstanceId.keptIn(state));
    }

    @Test
    void two_directories_have_two_ids() throws IOException {
        assertThat(DispatcherInstanceId.keptIn(directory.resolve("a")))
                .isNotEqualTo(DispatcherInstanceId.keptIn(directory.resolve("b")));
    }

    @Test
    void an_empty_file_says_how_to_mend_it() throws IOException {
        Files.createFile(directory.resolve("instance-id"));

        assertThatThrownBy(() -> DispatcherInstanceId.keptIn(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete it");
    }
}
