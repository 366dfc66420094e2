package dev.tandem.files;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Restricts what the program writes to the owner of the process, because it holds callers' numbers
 * and keys. On systems without POSIX permissions, the directory's inherited permissions apply.
 */
public final class OwnerOnlyPermissions {
    private static final Logger LOG = Logger.getLogger(OwnerOnlyPermissions.class);

    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");
    private static final int MASK = 0077;

    private OwnerOnlyPermissions() {}

    /**
     * Makes each directory that this process creates 0700 and each file 0600, whatever the shell's
     * umask is. Kafka and RocksDB create their own files, so only the umask of the process applies
     * to them; Java cannot set it, but the C library can.
     */
    @SuppressWarnings("restricted")
    public static void newFiles() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> umask = linker.defaultLookup().find("umask");
        if (umask.isEmpty()) {
            return;
        }
        try {
            var _ =
                    (int)
                            linker.downcallHandle(
                                            umask.get(),
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                                    .invokeExact(MASK);
        } catch (Throwable denied) {
            LOG.warnf(
                    "The umask of this process cannot be set (%s): start it with umask 077.",
                    denied);
        }
    }

    /**
     * Creates the directory, and those above it, where they are missing; others stay as they are.
     *
     * @throws IOException when it cannot be created
     */
    public static void newDirectory(Path directory) throws IOException {
        if (hasRights(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } else {
            Files.createDirectories(directory);
        }
    }

    /**
     * Creates the directory where it is missing, and removes all permissions of other users.
     *
     * @throws IOException when it cannot be created
     */
    public static void directory(Path directory) throws IOException {
        if (!hasRights(directory)) {
            Files.createDirectories(directory);
            return;
        }
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(directory);
        if (close(directory)) {
            if (!before.equals(DIRECTORY)) {
                LOG.warnf(
                        "A directory was open to other users of this machine and is its owner's"
                                + " alone now. directory=%s before=%s",
                        directory, PosixFilePermissions.toString(before));
            }
        } else if (before.stream().anyMatch(OwnerOnlyPermissions::isOfOthers)) {
            LOG.warnf(
                    "A directory with callers' numbers is open to other users of this machine:"
                            + " run chmod 700 on it as its owner. directory=%s rights=%s",
                    directory, PosixFilePermissions.toString(before));
        }
    }

    /**
     * Removes all permissions of other users. False where the directory belongs to another user, as
     * a mounted volume may, and stays as it is.
     */
    public static boolean close(Path directory) {
        if (!hasRights(directory)) {
            return true;
        }
        try {
            if (!Files.getPosixFilePermissions(directory).equals(DIRECTORY)) {
                Files.setPosixFilePermissions(directory, DIRECTORY);
            }
            return true;
        } catch (IOException notOurs) {
            LOG.debugf(notOurs, "Rights are left as they are. directory=%s", directory);
            return false;
        }
    }

    private static boolean hasRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isOfOthers(PosixFilePermission right) {
        return right.name().startsWith("OTHERS_");
    }
}
