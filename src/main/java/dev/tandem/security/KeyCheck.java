package dev.tandem.security;

import dev.tandem.files.WatchedFile;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the keys of requests against a file, which is read again when it changes. */
public abstract class KeyCheck {
    private final @Nullable WatchedFile<AccessKeys> file;

    /**
     * Reads the file, where one is configured, and watches it from now on.
     *
     * @param what the keys in messages, such as "flow keys"
     * @throws IllegalArgumentException when it cannot be used, with the numbers of faulty lines
     */
    protected KeyCheck(
            String what, @Nullable Path keysFile, WatchedFile.Watcher<AccessKeys> watcher) {
        file =
                keysFile == null
                        ? null
                        : WatchedFile.open(what, keysFile, AccessKeys::parse, watcher);
    }

    /** The result of a check. */
    public sealed interface Verdict {
        /**
         * The request has a live key.
         *
         * @param keyName its name in the file
         */
        record Admitted(String keyName) implements Verdict {}

        /** The request has no live key. */
        record Refused() implements Verdict {}

        /** No keys file is configured. */
        record NoKeys() implements Verdict {}
    }

    /**
     * Checks one request; does not block.
     *
     * @param authorization the request's header of that name, null when absent
     */
    public Verdict check(@Nullable String authorization) {
        if (file == null) {
            return new Verdict.NoKeys();
        }
        String holder = file.get().holderOf(authorization);
        return holder == null ? new Verdict.Refused() : new Verdict.Admitted(holder);
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
