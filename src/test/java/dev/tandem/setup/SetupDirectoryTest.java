package dev.tandem.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.setup.SetupDirectory.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupDirectoryTest {
    @TempDir Path folder;

    @Test
    void a_file_that_can_be_made_again_is_replaced_by_other_content_only() throws IOException {
        SetupDirectory directory = new SetupDirectory(folder.resolve("new"));
        assertThat(directory.write("webex/flow.json", "{}")).isEqualTo(Change.WRITTEN);
        assertThat(directory.write("webex/flow.json", "{}")).isEqualTo(Change.UNCHANGED);
        assertThat(directory.write("webex/flow.json", "[]")).isEqualTo(Change.REPLACED);
        assertThat(directory.path("webex/flow.json")).hasContent("[]");
    }

    @Test
    void a_key_is_never_replaced() throws IOException {
        SetupDirectory directory = new SetupDirectory(folder);
        assertThat(directory.writeOnce("key", "first")).isEqualTo(Change.WRITTEN);
        assertThat(directory.writeOnce("key", "second")).isEqualTo(Change.KEPT);
        assertThat(directory.path("key")).hasContent("first");
    }

    @Test
    void a_directory_that_was_there_keeps_its_rights() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        new SetupDirectory(folder).write("key", "k");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void no_other_user_can_read_what_is_written_and_nothing_else_is_left() throws IOException {
        SetupDirectory directory = new SetupDirectory(folder.resolve("new"));
        directory.write("secrets/key", "k");
        Path key = directory.path("secrets/key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("new/secrets"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.resolve("new/secrets"))) {
            assertThat(files).containsExactly(key);
        }
    }
}
