package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.MembershipLease;
import dev.tandem.dispatch.partition.RestingPartitions;
import dev.tandem.dispatch.settings.DispatcherClients;
import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.domain.ports.DirectCommands;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/**
 * Sends the commands of the commands topic to Salesforce and writes their results to the results
 * topic, with the guarantees that the package describes. One per process; both topics must exist.
 */
public final class CommandDispatcher {
    private static final Logger LOG = Logger.getLogger(CommandDispatcher.class);

    /** Of the time to close: for the last commit, and to leave the group. */
    private static final Duration TO_LEAVE = Duration.ofSeconds(3);

    private final ExecutorService threads;
    private final ResultWriter results;
    private final CommandPoller poller;
    private final DirectDispatch direct;
    private final Thread thread;

    /**
     * @param kafka the properties of every Kafka client, at least {@code bootstrap.servers}
     * @param executor sends the requests
     * @param holds which orgs an operator has paused
     */
    public CommandDispatcher(
            DispatcherSettings settings,
            Map<String, Object> kafka,
            Topics topics,
            CommandExecutor executor,
            OrgHolds holds,
            ResultWriter results,
            DispatcherMetrics metrics,
            ClientMetrics clientMetrics,
            CallTraces traces,
            Clock clock) {
        this.results = results;
        threads = Executors.newThreadPerTaskExecutor(threadsOfThisProgram());
        var limits = settings.limits();
        var lease = new MembershipLease(limits.sessionTimeout(), clock);
        var runner =
                new DispatchTaskRunner(executor, results, lease, holds, metrics, traces, clock);
        var limiter = new OrgConcurrencyLimiter(settings, metrics, threads, runner::send);
        var unreadable = new UnreadableCommands(results, threads, metrics);
        var resting = new RestingPartitions();
        var intake = new CommandIntake(limiter, runner, holds, unreadable, threads, metrics, clock);
        poller =
                new CommandPoller(
                        topics.salesforceCommands(),
                        () -> new KafkaConsumer<>(DispatcherClients.commands(kafka, settings)),
                        limits,
                        recoveries(settings, kafka, topics, limiter),
                        intake,
                        lease,
                        resting,
                        metrics,
                        clientMetrics);
        direct = direct(limiter, runner, intake, holds, lease, resting, metrics, clock);
        thread = Thread.ofPlatform().name("command-dispatcher").unstarted(poller);
    }

    private DirectDispatch direct(
            OrgConcurrencyLimiter limiter,
            DispatchTaskRunner runner,
            CommandIntake intake,
            OrgHolds holds,
            MembershipLease lease,
            RestingPartitions resting,
            DispatcherMetrics metrics,
            Clock clock) {
        return new DirectDispatch(
                poller::assignmentOf,
                limiter,
                runner,
                intake,
                holds,
                lease,
                resting,
                threads,
                metrics,
                clock);
    }

    /**
     * A virtual thread has the context class loader of the thread that makes it, and a producer's
     * own thread has one that finds no beans.
     */
    private static ThreadFactory threadsOfThisProgram() {
        ThreadFactory named = Thread.ofVirtual().name("command-", 0).factory();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return work -> {
            Thread thread = named.newThread(work);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    private ResultRecoveries recoveries(
            DispatcherSettings settings,
            Map<String, Object> kafka,
            Topics topics,
            OrgConcurrencyLimiter limiter) {
        return new ResultRecoveries(
                () -> new KafkaConsumer<>(DispatcherClients.readBack(kafka, settings)),
                topics,
                settings.limits().readBackMargin(),
                limiter,
                threads);
    }

    /** Joins the group and begins to poll, without waiting for either. May be called once. */
    public void start() {
        thread.start();
    }

    /** Where the state machines of this process offer their commands. */
    public DirectCommands directCommands() {
        return direct;
    }

    public DispatcherHealth health() {
        return poller.health();
    }

    /**
     * Starts no more requests, waits for those under way and their results, commits, and leaves the
     * group. For a request that is unfinished by then, the next owner writes the result "in doubt".
     *
     * @param atMost all of this together takes no longer
     */
    public void close(Duration atMost) {
        poller.stop(atMost.minus(TO_LEAVE));
        try {
            if (!thread.join(atMost)) {
                LOG.warn("The consumer of commands did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        results.close();
        threads.shutdown();
    }
}
