package dev.tandem.dispatch.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name by which the group knows an instance again after a kill -9: it then gets its partitions
 * back at once, where a stranger would wait until the dead member's session has run out.
 */
public final class DispatcherInstanceId {
    private static final String FILE = "instance-id";

    private DispatcherInstanceId() {}

    /**
     * The id kept in that directory; makes directory and id when they are not there.
     *
     * @throws IOException when the directory cannot be written or the file is empty
     */
    public static String keptIn(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, FILE, ".new");
            Files.writeString(fresh, UUID.randomUUID().toString(), StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        String id = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (id.isEmpty()) {
            throw new IOException(
                    "Expected an instance id in " + file + ", but it is empty; delete it");
        }
        return id;
    }
}
