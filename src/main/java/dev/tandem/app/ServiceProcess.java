package dev.tandem.app;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import dev.tandem.app.terminal.Version;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.embedded.EmbeddedKafkaUnavailableException;
import dev.tandem.kafka.ClusterFault;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Runs Quarkus in this process, after the embedded broker has started where there is one. A
 * shutdown hook waits for Quarkus and then closes the broker: a signal that ends the process does
 * not wait for Quarkus's exit handler.
 */
final class ServiceProcess {
    private static final Logger LOG = Logger.getLogger(ServiceProcess.class);
    private static final int STOP_SECONDS = 30;

    /** Static, because Quarkus creates {@link Service} itself. */
    private static volatile @Nullable ProcessTermination end;

    private final PrintWriter err;

    ServiceProcess(PrintWriter err) {
        this.err = err;
    }

    /** Ends this process when it cannot continue. */
    static ProcessTermination end() {
        return Objects.requireNonNull(end, "Expected the service to be started by ServiceProcess");
    }

    /** Returns only when the service cannot be started; otherwise the process ends. */
    int run(ConfigurationCheck.Accepted accepted) {
        LOG.infof("Tandem %s starts.", Version.current());
        accepted.warnings().forEach(LOG::warn);
        CountDownLatch stopped = new CountDownLatch(1);
        Optional<String> taken = PortCheck.first(accepted.configuration().listens());
        if (taken.isPresent()) {
            err.println("Tandem does not start: " + taken.get());
            return CommandLine.ExitCode.SOFTWARE;
        }
        ProcessTermination processEnd = new ProcessTermination(err);
        end = processEnd;
        try {
            startBroker(accepted.configuration(), stopped, processEnd);
        } catch (EmbeddedKafkaUnavailableException e) {
            err.println("Tandem does not start: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        Quarkus.run(
                Service.class,
                (code, failure) -> {
                    stopped.countDown();
                    if (failure != null && !processEnd.hasBegun()) {
                        // The log may not be configured yet, or write to another place than
                        // standard error.
                        err.println("Tandem ends: " + sentence(failure));
                    }
                    System.exit(processEnd.hasBegun() ? CommandLine.ExitCode.SOFTWARE : code);
                });
        return CommandLine.ExitCode.OK;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String sentence(Throwable failure) {
        Throwable root = rootOf(failure);
        return root instanceof QuarkusBindException
                ? root.getMessage()
                        + ". Stop the program that uses it, or set quarkus.http.port or"
                        + " quarkus.management.port to a free one."
                : ClusterFault.explained(failure).orElseGet(root::toString);
    }

    private static void startBroker(
            TandemConfiguration configuration,
            CountDownLatch stopped,
            ProcessTermination processEnd) {
        switch (configuration.kafka()) {
            case KafkaConfiguration.Embedded(EmbeddedKafkaSettings settings) -> {
                EmbeddedKafka broker = EmbeddedKafka.start(settings, processEnd::because);
                closeAfter(stopped, broker);
                LOG.infof(
                        "No kafka.bootstrap.servers is set: Kafka runs in this process, address=%s"
                                + " directory=%s",
                        broker.bootstrapServers(), settings.directory());
                ConfigurationSources.decide(
                        Map.of(
                                "kafka.bootstrap.servers",
                                broker.bootstrapServers(),
                                "tandem.topics.replication-factor",
                                Short.toString(configuration.topics().replicationFactor())));
            }
            case KafkaConfiguration.Cluster(String servers) ->
                    LOG.infof("Kafka is a cluster, address=%s", servers);
        }
    }

    private static void closeAfter(CountDownLatch stopped, EmbeddedKafka broker) {
        Runnable close =
                () -> {
                    try {
                        if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                            LOG.warnf("The service took over %d s to stop.", STOP_SECONDS);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    broker.close();
                };
        Runtime.getRuntime().addShutdownHook(new Thread(close, "close-embedded-kafka"));
    }
}
