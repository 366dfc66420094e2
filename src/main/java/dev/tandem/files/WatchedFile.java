package dev.tandem.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file, reloaded while the program runs: a change takes effect within about two
 * seconds, and a file that cannot be used (missing, not readable, not valid) leaves the previous
 * content in force.
 *
 * @param <T> what the file is read as
 */
public final class WatchedFile<T> implements Supplier<T>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WatchedFile.class);
    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final ScheduledExecutorService LOOKER =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watched-files").factory());

    /**
     * What a file looked like from outside; another file under the same name differs by its key.
     */
    private record Look(FileTime modified, long size, @Nullable Object fileKey) {}

    private final String what;
    private final Path file;
    private final Function<String, FileContent<T>> reader;
    private final Watcher<T> watcher;
    private volatile @Nullable T value;
    private @Nullable ScheduledFuture<?> looking;
    private @Nullable Look taken;
    private @Nullable Look lastSeen;
    private @Nullable String lastComplaint;

    private WatchedFile(
            String what, Path file, Function<String, FileContent<T>> reader, Watcher<T> watcher) {
        this.what = what;
        this.file = file;
        this.reader = reader;
        this.watcher = watcher;
    }

    /** Receives the changes, on the thread that watches the file. */
    public interface Watcher<T> {
        /** The new content is in force. */
        void taken(T value);

        /**
         * The file changed and cannot be used; called once for each cause.
         *
         * @param complaint a sentence that names the file and does not repeat its content
         */
        void unusable(String complaint);
    }

    /**
     * Reads the file and watches it from now on.
     *
     * @param what it is, for messages: "webhook secrets"
     * @param reader parses the file's text, in UTF-8; never throws
     * @throws IllegalArgumentException when the file cannot be used; the message gives the reason
     */
    public static <T> WatchedFile<T> open(
            String what, Path file, Function<String, FileContent<T>> reader, Watcher<T> watcher) {
        WatchedFile<T> opened = read(what, file, reader, watcher);
        opened.looking =
                LOOKER.scheduleWithFixedDelay(
                        opened::lookAgain,
                        LOOK_EVERY_MILLIS,
                        LOOK_EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
        return opened;
    }

    /** The same without a thread: the caller triggers each check of the file. */
    static <T> WatchedFile<T> read(
            String what, Path file, Function<String, FileContent<T>> reader, Watcher<T> watcher) {
        WatchedFile<T> read = new WatchedFile<>(what, file, reader, watcher);
        read.lookAgain();
        read.lookAgain();
        if (read.lastComplaint != null) {
            throw new IllegalArgumentException(read.lastComplaint);
        }
        return read;
    }

    /** The content in force. */
    @Override
    public T get() {
        T now = value;
        if (now == null) {
            throw new IllegalStateException("Expected " + what + " to be read, but nothing was");
        }
        return now;
    }

    /**
     * Reloads a changed file once two checks in a row see the same file: while an editor is still
     * writing, the file may hold half a secret.
     */
    synchronized void lookAgain() {
        try {
            Look look = lookAtFile();
            boolean settled = look.equals(lastSeen);
            lastSeen = look;
            if (settled && !look.equals(taken)) {
                takeIn(TextFile.read(file));
                taken = look;
            }
        } catch (IOException e) {
            lastSeen = null;
            taken = null;
            complain("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Look lookAtFile() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Look(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private void takeIn(String text) {
        switch (reader.apply(text)) {
            case FileContent.Faulty<T>(List<String> faults) ->
                    complain("cannot be used: " + String.join("; ", faults));
            case FileContent.Usable<T>(T read, String summary, List<String> warnings) -> {
                value = read;
                lastComplaint = null;
                watcher.taken(read);
                LOG.infof("Read and live now: %s file=%s %s", what, file, summary);
                warnings.forEach(it -> LOG.warnf("In the %s file=%s %s", what, file, it));
            }
        }
    }

    /** Logs each cause once, not once a second. */
    private void complain(String why) {
        String complaint = "The " + what + " file " + file + " " + why;
        if (!complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            watcher.unusable(complaint);
            if (value != null) {
                LOG.errorf("%s; what was read before stays live", complaint);
            }
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(false);
        }
    }
}
