package dev.tandem.salesforce.numbers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One platform thread that does one thing after the other, and what it had of a processor. */
final class WorkerThread {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How many times the limit a thread may wait for a processor. */
    private static final int PATIENCE = 4;

    private final ExecutorService executor;
    private volatile long id;

    /**
     * A thread that begins with the first work.
     *
     * @param loader its context class loader
     */
    WorkerThread(String name, ClassLoader loader) {
        executor =
                Executors.newSingleThreadExecutor(work -> {
                    Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(work);
                    thread.setContextClassLoader(loader);
                    id = thread.threadId();
                    return thread;
                });
    }

    <T> Future<T> start(Callable<T> work) {
        return executor.submit(work);
    }

    /**
     * Waits for the limit, and where the thread had no processor for most of it, up to four times
     * as long: a thread that gets no processor time has not run away.
     *
     * @throws TimeoutException when it has
     */
    <T> T await(Future<T> work, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long cpuBefore = THREADS.getThreadCpuTime(id);
        for (int waited = 1; ; waited++) {
            try {
                return work.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                long worked = THREADS.getThreadCpuTime(id) - cpuBefore;
                boolean starved = cpuBefore >= 0 && worked < limit.toNanos() / 2;
                if (!starved || waited == PATIENCE) {
                    throw late;
                }
            }
        }
    }
}
