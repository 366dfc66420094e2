package dev.tandem.app;

import io.quarkus.runtime.Quarkus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import picocli.CommandLine;

/**
 * Ends the process for a fault that it cannot outlive: one sentence on standard error and exit code
 * 1, so that an orchestrator starts it again. The orderly stop gets some seconds; with a broken
 * broker or without file descriptors it may never finish, and then the process is halted.
 *
 * <p>All that halting needs exists before the fault, because a process that has run out of file
 * descriptors can load no class.
 */
final class ProcessEnd {
    private static final Logger LOG = Logger.getLogger(ProcessEnd.class);
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(15);

    private final PrintWriter err;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Object fault = new Object();
    private volatile boolean halting;

    ProcessEnd(PrintWriter err) {
        this.err = err;
        Thread.ofPlatform().name("tandem-process-end").daemon().start(this::haltAfterFault);
    }

    /** Ends the process because of that; returns at once. Only the first reason is told. */
    void because(String sentence) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        err.println("Tandem ends: " + sentence);
        synchronized (fault) {
            halting = true;
            fault.notifyAll();
        }
        LOG.fatalf("Tandem ends: %s", sentence);
        Quarkus.asyncExit(CommandLine.ExitCode.SOFTWARE);
    }

    /** Whether a reason to end was already told. */
    boolean hasBegun() {
        return begun.get();
    }

    private void haltAfterFault() {
        try {
            synchronized (fault) {
                while (!halting) {
                    fault.wait();
                }
            }
            Thread.sleep(ORDERLY_STOP);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while the process ends", e);
        }
        Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
    }
}
