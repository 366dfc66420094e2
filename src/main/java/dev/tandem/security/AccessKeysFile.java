package dev.tandem.security;

import dev.tandem.files.WatchedFile;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The keys of a file, live: a changed file is taken in while requests go on coming. */
public final class AccessKeysFile implements Supplier<AccessKeys>, AutoCloseable {
    private final WatchedFile<AccessKeys> file;

    private AccessKeysFile(WatchedFile<AccessKeys> file) {
        this.file = file;
    }

    /**
     * Reads the file and watches it from now on.
     *
     * @param what they are, for messages: "flow keys"
     * @throws IllegalArgumentException when it cannot be used, saying why by line number
     */
    public static AccessKeysFile open(
            String what, Path file, WatchedFile.Watcher<AccessKeys> watcher) {
        return new AccessKeysFile(WatchedFile.open(what, file, AccessKeys::parse, watcher));
    }

    /** The keys that are live now. */
    @Override
    public AccessKeys get() {
        return file.get();
    }

    @Override
    public void close() {
        file.close();
    }
}
