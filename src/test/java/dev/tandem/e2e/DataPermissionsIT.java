package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The data on disk has callers' numbers: only the program's user can read it. */
@ExtendWith(ScenarioStage.class)
final class DataPermissionsIT {

    @Test
    void data_directories_are_0700_and_files_0600(Scenarios scenarios) throws IOException {
        Map<String, String> found = permissionsBelow(scenarios.directory().resolve("data"));
        assertThat(found.keySet())
                .anyMatch(path -> path.endsWith("data/kafka/meta.properties"))
                .anyMatch(path -> path.endsWith(".log"))
                .anyMatch(path -> path.endsWith(".sst") || path.endsWith("CURRENT"))
                .anyMatch(path -> path.endsWith("tandem-member-id"))
                .anyMatch(path -> path.endsWith("dispatcher/instance-id"));
        assertThat(found)
                .allSatisfy((path, rights) ->
                        assertThat(rights).as(path).isIn("rwx------", "rw-------"));
    }

    /** Files may disappear while the directory is read. */
    private static Map<String, String> permissionsBelow(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path path, BasicFileAttributes attributes) throws IOException {
                        return visitFile(path, attributes);
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                            throws IOException {
                        if (Files.exists(path)) {
                            found.put(
                                    path.toString(),
                                    PosixFilePermissions.toString(
                                            Files.getPosixFilePermissions(path)));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path path, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }
}
