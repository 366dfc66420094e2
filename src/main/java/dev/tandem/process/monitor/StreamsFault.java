package dev.tandem.process.monitor;

import dev.tandem.kafka.ClusterFault;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of Kafka Streams means to the operator. The words of one cause stay the same from
 * one attempt to the next: partitions and files that change are left out.
 */
public final class StreamsFault {
    /** The operating system's words about a lack of something, with what is lacking. */
    private static final List<Lack> LACKS =
            List.of(
                    new Lack("No space left on device", "its disk is full"),
                    new Lack("Disk quota exceeded", "its disk quota is used up"),
                    new Lack("Too many open files", "no file descriptor is left"),
                    new Lack("Read-only file system", "its file system is read-only"));

    /** RocksDB's words when this process itself has a store open that it has lost sight of. */
    private static final String STILL_OPEN = "lock hold by current process";

    private record Lack(String systemWords, String meaning) {}

    private StreamsFault() {}

    /** Why Kafka Streams stopped, in words that go on after a colon. */
    public static String words(Throwable fault, Path stateDirectory) {
        return lack(fault)
                .map(it ->
                        "the state directory %s cannot be written, because %s (%s)"
                                .formatted(stateDirectory, it.meaning(), it.systemWords()))
                .or(() -> ClusterFault.explained(fault))
                .orElseGet(() -> rootWords(fault));
    }

    /** Whether a new client in this process would meet the same fault for ever. */
    public static boolean needsNewProcess(Throwable fault) {
        return said(fault, STILL_OPEN);
    }

    /** Why the state machines could not be started, and how to mend it: one sentence. */
    public static String sentence(Throwable fault, Path stateDirectory) {
        if (said(fault, "multiple instances of Kafka Streams")
                || root(fault) instanceof OverlappingFileLockException) {
            return "The state directory "
                    + stateDirectory
                    + " is in use by another Tandem: stop that one, or choose another directory"
                    + " with tandem.state.directory.";
        }
        Throwable root = root(fault);
        if (root instanceof ConfigException) {
            return "Kafka Streams refuses its configuration: "
                    + root.getMessage()
                    + ". Correct the kafka.* key that is named.";
        }
        if (root instanceof java.io.IOException || root instanceof ProcessorStateException) {
            return "The state directory "
                    + stateDirectory
                    + " cannot be used ("
                    + lack(fault).map(Lack::systemWords).orElseGet(() -> rootWords(fault))
                    + "): make it writable and give it room, or choose another with"
                    + " tandem.state.directory.";
        }
        return "The state machines cannot be started: " + words(fault, stateDirectory) + ".";
    }

    private static Optional<Lack> lack(Throwable fault) {
        return LACKS.stream().filter(it -> said(fault, it.systemWords())).findFirst();
    }

    private static boolean said(Throwable fault, String words) {
        for (Throwable it = fault; it != null; it = it.getCause()) {
            if (it.getMessage() != null && it.getMessage().contains(words)) {
                return true;
            }
        }
        return false;
    }

    /** Only libraries' messages: those of a failed decision might hold a caller's number. */
    private static String rootWords(Throwable fault) {
        Throwable root = root(fault);
        String name = root.getClass().getSimpleName();
        @Nullable String message = root.getMessage();
        boolean fitToShow =
                root instanceof KafkaException
                        || root instanceof java.io.IOException
                        || root.getClass().getPackageName().equals("org.rocksdb")
                        || thrownByKafka(root);
        return fitToShow && message != null ? name + ": " + message : name;
    }

    /** For example about a login that is not configured, which is an IllegalArgumentException. */
    private static boolean thrownByKafka(Throwable root) {
        StackTraceElement[] stack = root.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.apache.kafka.");
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
