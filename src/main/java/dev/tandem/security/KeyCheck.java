package dev.tandem.security;

import dev.tandem.files.FileContent;
import dev.tandem.files.WatchedFile;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the keys of requests against a file, which is read again when it changes. */
public abstract class KeyCheck {
    private final @Nullable WatchedFile<AccessKeys> file;

    /**
     * Reads the file, where one is configured, and watches it from now on.
     *
     * @param what the keys in messages, such as "flow keys"
     * @param parser of the file
     * @throws IllegalArgumentException when it cannot be used, with the numbers of faulty lines
     */
    protected KeyCheck(
            String what,
            @Nullable Path keysFile,
            Function<String, FileContent<AccessKeys>> parser,
            WatchedFile.Watcher<AccessKeys> watcher) {
        file = keysFile == null ? null : WatchedFile.open(what, keysFile, parser, watcher);
    }

    /** Whether a keys file is configured. */
    public boolean configured() {
        return file != null;
    }

    /**
     * The holder of the key in a request, null without a live one; does not block.
     *
     * @param authorization the request's header of that name, null or empty when absent
     */
    AccessKeys.@Nullable Holder holderOf(@Nullable String authorization) {
        return file == null ? null : file.get().holderOf(authorization);
    }

    /** The keys as they are at this moment; empty where no file is configured. */
    public Optional<AccessKeys> live() {
        return file == null ? Optional.empty() : Optional.of(file.get());
    }

    @PreDestroy
    protected void close() {
        if (file != null) {
            file.close();
        }
    }
}
