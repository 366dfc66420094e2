package dev.tandem.embedded;

import dev.tandem.files.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The broker's data on disk, held by this process alone until closed. Kafka has a lock of its own,
 * but takes it only in the middle of its start, where a refusal costs seconds and reads badly.
 */
final class BrokerDirectory implements AutoCloseable {
    /**
     * What this process holds. It is asked before the lock file is opened, because closing a file
     * gives up every lock that the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Less than one segment of a log with its indexes may want at once. */
    private static final long LITTLE_ROOM = 16L << 20;

    private final Path path;
    private final FileChannel lockFile;

    private BrokerDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory when it is missing, and locks it.
     *
     * @throws EmbeddedKafkaUnavailableException when it cannot be written or another broker has it
     */
    static BrokerDirectory open(Path path) {
        if (!HELD.add(path)) {
            throw inUse(path);
        }
        boolean locked = false;
        try {
            OwnerOnly.directory(path);
            FileChannel file =
                    FileChannel.open(
                            path.resolve("tandem.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            locked = file.tryLock() != null;
            if (!locked) {
                file.close();
                throw inUse(path);
            }
            return new BrokerDirectory(path, file);
        } catch (IOException e) {
            throw new EmbeddedKafkaUnavailableException(
                    "The directory "
                            + path
                            + " of the embedded Kafka cannot be written ("
                            + e
                            + "): make it writable, or choose another with"
                            + " tandem.embedded-kafka.directory.",
                    e);
        } finally {
            if (!locked) {
                HELD.remove(path);
            }
        }
    }

    private static EmbeddedKafkaUnavailableException inUse(Path path) {
        return new EmbeddedKafkaUnavailableException(
                "The directory "
                        + path
                        + " of the embedded Kafka is in use by another Tandem: stop that one, or"
                        + " choose another directory with tandem.embedded-kafka.directory.");
    }

    /** Whether a broker of this process has the directory. */
    static boolean isHeld(Path path) {
        return HELD.contains(path.toAbsolutePath().normalize());
    }

    Path path() {
        return path;
    }

    /** Why the broker has stopped for good, and what to do: one sentence. */
    String failure(String kafkasWords) {
        return "The embedded Kafka in "
                + path
                + " has stopped for good ("
                + cause(kafkasWords)
                + "): make room and allow more open files where that is lacking, and start Tandem"
                + " again; every event that was answered 202 is kept.";
    }

    private String cause(String kafkasWords) {
        long room = path.toFile().getUsableSpace();
        String words = kafkasWords.isEmpty() ? "its log says why" : kafkasWords;
        return room < LITTLE_ROOM ? "its disk is full, " + room + " bytes are left" : words;
    }

    /** Gives the storage its identity the first time; later starts keep it. */
    void formatIfNew() {
        if (Files.exists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(path.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(path.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new EmbeddedKafkaUnavailableException(
                    "The directory " + path + " cannot be prepared for the embedded Kafka: " + e,
                    e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            HELD.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
