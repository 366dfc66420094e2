package dev.tandem.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jboss.logging.Logger;

/**
 * A single-node Kafka in this process, on the loopback interface only. Its data is in one directory
 * and survives a killed process; the next start recovers it, also on another port.
 *
 * <p>Close it after all of its clients: a client without a broker waits.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedKafka.class);

    /** How often a start is tried: another program can take the free port in the meantime. */
    private static final int TRIES = 3;

    private final BrokerDirectory directory;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(BrokerDirectory directory, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when clients can use it, usually within two seconds.
     *
     * @throws EmbeddedKafkaUnavailableException when the port or the directory cannot be used; the
     *     message is one sentence that says how to correct it
     */
    public static EmbeddedKafka start(EmbeddedKafkaSettings settings) {
        return start(settings, LOG::error);
    }

    /**
     * The same.
     *
     * @param onFailure receives one sentence when a fault stops the broker later; only a new
     *     process can start it again
     */
    public static EmbeddedKafka start(EmbeddedKafkaSettings settings, Consumer<String> onFailure) {
        BrokerDirectory directory = BrokerDirectory.open(settings.directory());
        try {
            directory.formatIfNew();
            return startWithRetries(directory, settings.port(), onFailure);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedKafka startWithRetries(
            BrokerDirectory directory, int wantedPort, Consumer<String> onFailure) {
        for (int tried = 1; ; tried++) {
            List<Integer> ports = ports(wantedPort);
            try {
                KafkaRaftServer server =
                        withoutExits(
                                () -> startServer(directory, ports),
                                words -> onFailure.accept(directory.failure(words)));
                return new EmbeddedKafka(directory, server, ports.getFirst());
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    throw new EmbeddedKafkaUnavailableException(
                            "The embedded Kafka in "
                                    + directory.path()
                                    + " did not start: "
                                    + e.getMessage(),
                            e);
                }
                LOG.warnf("The embedded Kafka did not start and the start is tried again: %s", e);
            }
        }
    }

    /** The broker's port and its controller's. */
    private static List<Integer> ports(int wanted) {
        try {
            return LoopbackPorts.available(List.of(wanted, 0));
        } catch (IOException e) {
            if (wanted == 0) {
                throw new UncheckedIOException(e);
            }
            throw new EmbeddedKafkaUnavailableException(
                    "The embedded Kafka cannot listen on 127.0.0.1:"
                            + wanted
                            + " ("
                            + e.getMessage()
                            + "): stop the program that holds the port, choose another with"
                            + " tandem.embedded-kafka.port, or, if it is a Kafka that Tandem shall"
                            + " use, name it in kafka.bootstrap.servers.",
                    e);
        }
    }

    private static KafkaRaftServer startServer(BrokerDirectory directory, List<Integer> ports) {
        KafkaRaftServer server =
                new KafkaRaftServer(
                        new KafkaConfig(
                                BrokerProperties.of(
                                        directory.path(), ports.getFirst(), ports.getLast())),
                        Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
    }

    /** One start at a time, because Kafka's exit procedure is static. */
    private static synchronized KafkaRaftServer withoutExits(
            Supplier<KafkaRaftServer> start, Consumer<String> onFailure) {
        QuietKafkaLog.starting();
        KafkaExitProcedures.turnIntoExceptions();
        try {
            return start.get();
        } finally {
            KafkaExitProcedures.report(onFailure);
            QuietKafkaLog.started();
        }
    }

    /** Whether a broker of this process uses the directory at this moment. */
    public static boolean isInUse(Path directory) {
        return BrokerDirectory.isHeld(directory);
    }

    /** For {@code bootstrap.servers}: host and port. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the broker and releases the directory; takes about half a second. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }
}
