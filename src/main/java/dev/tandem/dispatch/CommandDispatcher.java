package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.MembershipLease;
import dev.tandem.dispatch.settings.DispatcherClients;
import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.CommandExecutor;
import dev.tandem.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/**
 * Carries out what the commands topic asks for and writes the results topic. See the package for
 * what it promises. One per process; both topics must be there.
 */
public final class CommandDispatcher {
    private static final Logger LOG = Logger.getLogger(CommandDispatcher.class);

    private static final Duration CLOSE_SLACK = Duration.ofSeconds(3);

    private final ExecutorService threads;
    private final ResultWriter results;
    private final CommandPoller poller;
    private final Thread thread;

    /**
     * @param kafka what reaches every Kafka client, {@code bootstrap.servers} above all
     * @param executor sends the requests
     */
    public CommandDispatcher(
            DispatcherSettings settings,
            Map<String, Object> kafka,
            Topics topics,
            CommandExecutor executor,
            ResultWriter results,
            DispatcherMetrics metrics,
            Clock clock) {
        this.results = results;
        threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("command-", 0).factory());
        var limits = settings.limits();
        var lease = new MembershipLease(limits.sessionTimeout(), clock);
        var runner = new DispatchTaskRunner(executor, results, lease, metrics, clock);
        var lanes = new OrgConcurrencyLimiter(settings, metrics, threads, runner::send);
        var readBacks =
                new ResultRecoveries(
                        () -> new KafkaConsumer<>(DispatcherClients.readBack(kafka, settings)),
                        topics,
                        limits.readBackMargin(),
                        lanes,
                        threads);
        poller =
                new CommandPoller(
                        topics.salesforceCommands(),
                        () -> new KafkaConsumer<>(DispatcherClients.commands(kafka, settings)),
                        limits,
                        readBacks,
                        new CommandIntake(
                                lanes,
                                runner,
                                new UnreadableCommands(results, threads, metrics),
                                threads,
                                metrics,
                                clock),
                        lease,
                        metrics);
        thread = Thread.ofPlatform().name("command-dispatcher").unstarted(poller);
    }

    /** Joins the group and begins, without waiting for either. Once only. */
    public void start() {
        thread.start();
    }

    public DispatcherHealth health() {
        return poller.health();
    }

    /**
     * Starts nothing more, lets requests under way finish and be answered, commits, and leaves.
     * What is not finished by then, the next owner answers in doubt.
     */
    public void close(Duration timeout) {
        poller.stop(timeout);
        try {
            if (!thread.join(timeout.plus(CLOSE_SLACK))) {
                LOG.warn("The consumer of commands did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        results.close();
        threads.shutdown();
    }
}
