package dev.tandem.setup;

import dev.tandem.files.OwnerOnlyPermissions;
import dev.tandem.files.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * The directory that a set-up writes into. Each file is there as a whole or not at all, and is its
 * owner's alone, because some hold keys; so is each directory that is missing before. Writing the
 * same again changes nothing.
 */
public final class SetupDirectory {
    private final Path root;

    /** What a write did. */
    public enum Change {
        /** The file is new. */
        WRITTEN,
        /** The file was there with this content. */
        UNCHANGED,
        /** The file was there with other content, which is gone. */
        REPLACED,
        /** The file was there and stays as it was. */
        KEPT
    }

    /**
     * That directory, which need not exist.
     *
     * @param root it is created with the first file
     */
    public SetupDirectory(Path root) {
        this.root = root;
    }

    /**
     * The file of that name, which need not exist.
     *
     * @param name relative, e.g. {@code webex/tandem-flow.v1.json}
     */
    public Path path(String name) {
        return root.resolve(name);
    }

    /**
     * Writes what can be made again at any time.
     *
     * @param name relative to the directory
     * @param content its text; UTF-8 in the file
     */
    public Change write(String name, String content) throws IOException {
        Path file = path(name);
        boolean there = Files.exists(file);
        if (there
                && Arrays.equals(
                        Files.readAllBytes(file), content.getBytes(StandardCharsets.UTF_8))) {
            return Change.UNCHANGED;
        }
        put(file, content);
        return there ? Change.REPLACED : Change.WRITTEN;
    }

    /**
     * Writes what must never be lost: a key, or a file that a person edits.
     *
     * @param name relative to the directory
     * @param content its text; UTF-8 in the file
     */
    public Change writeOnce(String name, String content) throws IOException {
        Path file = path(name);
        if (Files.exists(file)) {
            return Change.KEPT;
        }
        put(file, content);
        return Change.WRITTEN;
    }

    private static void put(Path file, String content) throws IOException {
        OwnerOnlyPermissions.newDirectory(
                Objects.requireNonNull(file.toAbsolutePath().getParent()));
        TextFile.replace(file, content);
    }
}
