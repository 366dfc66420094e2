package dev.tandem.app;

import dev.tandem.dispatch.CommandDispatcher;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.ops.health.ProcessHealth;
import dev.tandem.process.InteractionStreams;
import dev.tandem.pushback.PushBack;
import dev.tandem.reconciliation.WebexUpkeep;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The running service. It starts the topics, the state machines, what operators need, then the
 * dispatcher and what is done with Webex's APIs. It stops in the opposite order: Quarkus completes
 * the HTTP requests, the dispatcher accepts no more commands, and the state machines commit and
 * close.
 */
@Unremovable
@ApplicationScoped
public class Service implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(Service.class);
    private static final long POLL_MILLIS = 50;

    /** Once all has started, only its end is waited for. */
    private static final long STARTED_POLL_MILLIS = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** With a delay of 5 s, and 4 s for the last HTTP requests, a stop takes less than 20 s. */
    private static final Duration TO_STOP = Duration.ofSeconds(9);

    /** Of that, for the state machines. */
    private static final Duration FOR_STREAMS = Duration.ofSeconds(3);

    /** It began to stop when the dispatcher did, and has ended by then, usually. */
    private static final Duration FOR_PUSH_BACK = Duration.ofMillis(500);

    private final InteractionStreams streams;
    private final CommandDispatcher dispatcher;
    private final OperatorDesk desk;
    private final WebexUpkeep upkeep;
    private final PushBack pushBack;
    private final ProcessHealth health;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean dispatching;

    @Inject
    Service(
            InteractionStreams streams,
            CommandDispatcher dispatcher,
            OperatorDesk desk,
            WebexUpkeep upkeep,
            PushBack pushBack,
            ProcessHealth health) {
        this.streams = streams;
        this.dispatcher = dispatcher;
        this.desk = desk;
        this.upkeep = upkeep;
        this.pushBack = pushBack;
        this.health = health;
    }

    /** Runs until the process ends. */
    @Override
    public int run(String... args) {
        streams.start();
        Thread.ofPlatform().daemon().name("tandem-start").start(this::follow);
        Quarkus.waitForExit();
        return 0;
    }

    private void follow() {
        try {
            if (awaitStateMachines() && awaitPauses()) {
                startDispatcher();
                if (await(health::startedOnce)) {
                    LOG.info("Ready.");
                    await(() -> false, STARTED_POLL_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The service cannot be started", e);
            ServiceProcess.end().because("The service cannot be started: " + e + ".");
        }
    }

    private boolean awaitStateMachines() throws InterruptedException {
        long[] warnAt = {System.nanoTime() + PATIENCE.toNanos()};
        return await(() -> {
            if (streams.ownsStateDirectory()) {
                return true;
            }
            if (!streams.topicsReady() && System.nanoTime() - warnAt[0] > 0) {
                LOG.warn("Kafka does not answer yet: Tandem is not ready and tries again.");
                warnAt[0] += BETWEEN_WARNINGS.toNanos();
            }
            return false;
        });
    }

    /**
     * Waits until it is known which orgs are paused, for some seconds at most: after that, commands
     * are answered unsent until it is known.
     */
    private boolean awaitPauses() throws InterruptedException {
        startDesk();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return await(() -> desk.pausesKnown() || System.nanoTime() - deadline > 0);
    }

    private synchronized void startDesk() {
        if (stopping.getCount() > 0) {
            desk.start();
        }
    }

    /** False when the process ends before the condition holds: it is stopped or cannot continue. */
    private boolean await(BooleanSupplier condition, long pollMillis) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Optional<String> lost = health.lost();
            if (lost.isPresent()) {
                ServiceProcess.end().because(lost.get());
                return false;
            }
            if (stopping.await(pollMillis, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private boolean await(BooleanSupplier condition) throws InterruptedException {
        return await(condition, POLL_MILLIS);
    }

    private synchronized void startDispatcher() {
        if (stopping.getCount() > 0) {
            dispatcher.start();
            upkeep.start();
            pushBack.start();
            dispatching = true;
        }
    }

    synchronized void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        long deadline = System.nanoTime() + TO_STOP.toNanos();
        stopping.countDown();
        upkeep.close();
        if (dispatching) {
            pushBack.stop();
            dispatcher.close(TO_STOP.minus(FOR_STREAMS));
            pushBack.close(FOR_PUSH_BACK);
        }
        desk.close();
        streams.close(Duration.ofNanos(deadline - System.nanoTime()));
        LOG.info("Stopped.");
    }
}
