package dev.tandem.embedded;

import dev.tandem.files.OwnerOnlyPermissions;
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
 * The broker's data on disk, locked by this process until closed. Kafka has a lock of its own, but
 * acquires it late in its start, where a failure takes seconds and has an unclear message.
 */
final class BrokerDirectory implements AutoCloseable {
    /**
     * The directories of this process. They are checked before the lock file is opened, because
     * closing a file releases every lock that the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /**
     * Free bytes below which the disk counts as full: less than one log segment with its indexes
     * needs.
     */
    private static final long FULL_DISK = 16L << 20;

    private final Path path;
    private final FileChannel lockFile;

    private BrokerDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the directory when it is missing, and locks it.
     *
     * @throws EmbeddedKafkaUnavailableException when it cannot be written or another broker uses it
     */
    static BrokerDirectory open(Path path) {
        if (!HELD.add(path)) {
            throw inUse(path);
        }
        boolean locked = false;
        try {
            OwnerOnlyPermissions.directory(path);
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

    /** Whether a broker of this process uses the directory. */
    static boolean isHeld(Path path) {
        return HELD.contains(path.toAbsolutePath().normalize());
    }

    Path path() {
        return path;
    }

    /** One sentence: why the broker has stopped, and what to do. */
    String failure(String kafkaMessage) {
        return "The embedded Kafka in "
                + path
                + " has stopped ("
                + cause(kafkaMessage)
                + "): free disk space or allow more open files if that is the cause, and start"
                + " Tandem again; every event that was answered 202 is kept.";
    }

    private String cause(String kafkaMessage) {
        long room = path.toFile().getUsableSpace();
        String message = kafkaMessage.isEmpty() ? "its log says why" : kafkaMessage;
        return room < FULL_DISK ? "its disk is full, " + room + " bytes are left" : message;
    }

    /** Formats the storage at the first start; later starts keep its identity. */
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
