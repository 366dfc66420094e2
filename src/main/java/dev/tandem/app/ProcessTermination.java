package dev.tandem.app;

import io.quarkus.runtime.Quarkus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import picocli.CommandLine;

/**
 * Ends the process after a fault that it cannot recover from, with one sentence on standard error
 * and exit code 1, so that an orchestrator starts it again. The orderly stop has some seconds; with
 * a broken broker or without file descriptors it may never finish, and then the process is halted.
 *
 * <p>The thread that halts starts before any fault, because a process without free file descriptors
 * cannot load classes.
 */
final class ProcessTermination {
    private static final Logger LOG = Logger.getLogger(ProcessTermination.class);
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(15);

    private final PrintWriter err;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Object monitor = new Object();
    private volatile boolean halting;

    ProcessTermination(PrintWriter err) {
        this.err = err;
        Thread.ofPlatform().name("tandem-process-end").daemon().start(this::haltAfterFault);
    }

    /** Starts the end of the process and returns at once. Only the first reason is reported. */
    void because(String sentence) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        err.println("Tandem ends: " + sentence);
        synchronized (monitor) {
            halting = true;
            monitor.notifyAll();
        }
        LOG.fatalf("Tandem ends: %s", sentence);
        Quarkus.asyncExit(CommandLine.ExitCode.SOFTWARE);
    }

    /** Whether a reason was already reported. */
    boolean hasBegun() {
        return begun.get();
    }

    private void haltAfterFault() {
        try {
            synchronized (monitor) {
                while (!halting) {
                    monitor.wait();
                }
            }
            Thread.sleep(ORDERLY_STOP);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while the process ends", e);
        }
        Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
    }
}
