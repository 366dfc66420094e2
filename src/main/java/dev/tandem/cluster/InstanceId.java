package dev.tandem.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name under which this instance is a member of its group, kept beside its state: an instance
 * that was killed and comes back is the same member and gets its partitions at once, instead of
 * waiting until the group gives up on the dead one.
 *
 * <p>It belongs to the address at which other instances reach this one. The group tells addresses
 * when members come and go, not when one comes back: under the old name at a new address, this
 * instance would be looked for where it no longer is.
 */
public final class InstanceId {
    private static final String FILE = "tandem-member-id";

    private InstanceId() {}

    /**
     * The id in that directory, drawn the first time and when the address has changed.
     *
     * @param address null where no other instance reaches this one
     * @throws IOException when the directory cannot be made, read or written
     */
    public static String in(Path stateDirectory, @Nullable InstanceAddress address)
            throws IOException {
        String at = address == null ? "nowhere" : address.toString();
        Files.createDirectories(stateDirectory);
        Path file = stateDirectory.resolve(FILE);
        if (Files.exists(file)) {
            List<String> kept = Files.readString(file).lines().toList();
            if (kept.size() == 2 && kept.getLast().equals(at)) {
                return kept.getFirst();
            }
        }
        String id = UUID.randomUUID().toString();
        Path fresh =
                Files.writeString(stateDirectory.resolve(FILE + ".new"), id + "\n" + at + "\n");
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }
}
