package dev.tandem.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name under which this instance is a member of its group, kept beside its state: an instance
 * that was killed and comes back is the same member and gets its partitions at once, instead of
 * waiting until the group gives up on the dead one.
 */
final class StaticMember {
    private static final String FILE = "tandem-member-id";

    private StaticMember() {}

    /**
     * The id in that directory, drawn the first time.
     *
     * @throws IOException when the directory cannot be made, read or written
     */
    static String in(Path stateDirectory) throws IOException {
        Files.createDirectories(stateDirectory);
        Path file = stateDirectory.resolve(FILE);
        if (Files.exists(file)) {
            String id = Files.readString(file).strip();
            if (!id.isEmpty()) {
                return id;
            }
        }
        String id = UUID.randomUUID().toString();
        Path fresh = Files.writeString(stateDirectory.resolve(FILE + ".new"), id + "\n");
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }
}
