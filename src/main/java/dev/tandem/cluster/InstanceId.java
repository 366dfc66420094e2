package dev.tandem.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code group.instance.id} of this instance in a consumer group, kept in its state directory:
 * an instance that restarts within the session, also after a kill -9, is the same member and gets
 * its partitions back at once. Under a new id it would wait until the old member's session expires.
 */
public final class InstanceId {
    private static final String FILE = "instance-id";
    private static final String FILE_OF_ADDRESS = "tandem-member-id";

    private InstanceId() {}

    /**
     * The id in that directory, created the first time.
     *
     * @throws IOException when the directory cannot be written or the file is empty
     */
    public static String in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return create(file, "");
        }
        String id = Files.readString(file).strip();
        if (id.isEmpty()) {
            throw new IOException(
                    "Expected an instance id in " + file + ", but it is empty; delete it");
        }
        return id;
    }

    /**
     * The id in that directory that belongs to an address, created the first time and when the
     * address has changed. The group announces the addresses of its members when members join and
     * leave, not when one restarts: under the old id at a new address, the others would look for
     * this instance where it no longer is.
     *
     * @param address null where no other instance reaches this one
     * @throws IOException when the directory cannot be created, read or written
     */
    public static String at(@Nullable InstanceAddress address, Path directory) throws IOException {
        String at = address == null ? "nowhere" : address.toString();
        Path file = directory.resolve(FILE_OF_ADDRESS);
        if (Files.exists(file)) {
            List<String> kept = Files.readString(file).lines().toList();
            if (kept.size() == 2 && kept.getLast().equals(at)) {
                return kept.getFirst();
            }
        }
        return create(file, "\n" + at + "\n");
    }

    /** In one move, so that a kill leaves the old id or the new one. */
    private static String create(Path file, String rest) throws IOException {
        String id = UUID.randomUUID().toString();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), id + rest);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }
}
