package dev.tandem.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyPermissionsTest {
    @TempDir Path folder;

    @Test
    void a_new_directory_is_its_owners_alone_with_those_above_it() throws IOException {
        OwnerOnlyPermissions.directory(folder.resolve("data/streams"));

        assertThat(rights(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("data/streams"))).isEqualTo("rwx------");
    }

    @Test
    void one_that_was_open_to_others_is_closed() throws IOException {
        Path loose = Files.createDirectory(folder.resolve("loose"));
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rwxr-xr-x"));
        OwnerOnlyPermissions.directory(loose);

        assertThat(rights(loose)).isEqualTo("rwx------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
