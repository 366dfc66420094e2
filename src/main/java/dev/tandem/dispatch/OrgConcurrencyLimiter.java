package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.settings.DispatcherSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Gives each org a number of slots and a bounded queue in front of them, first in, first out. A
 * task that a method here returns is out of the queue and never gets a slot. Safe for use by many
 * threads.
 */
final class OrgConcurrencyLimiter {
    private static final class OrgQueue {
        final ArrayDeque<DispatchTask> waiting = new ArrayDeque<>();
        int running;
    }

    private final DispatcherSettings settings;
    private final DispatcherMetrics metrics;
    private final Executor threads;
    private final Consumer<DispatchTask> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, OrgQueue> queues = new HashMap<>();

    /**
     * @param threads runs each task that has a slot on a thread of its own
     * @param work carries a task out; the slot is taken until it returns
     */
    OrgConcurrencyLimiter(
            DispatcherSettings settings,
            DispatcherMetrics metrics,
            Executor threads,
            Consumer<DispatchTask> work) {
        this.settings = settings;
        this.metrics = metrics;
        this.threads = threads;
        this.work = work;
    }

    /** Starts or enqueues the task. False when the queue is full: the caller keeps the task. */
    boolean submit(DispatchTask task) {
        lock.lock();
        try {
            OrgQueue queue = queues.computeIfAbsent(task.org(), org -> new OrgQueue());
            if (queue.running < settings.slotsOf(task.org())) {
                queue.running++;
                start(task);
            } else if (queue.waiting.size() < settings.queue().length()) {
                queue.waiting.add(task);
            } else {
                return false;
            }
            report(task.org(), queue);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void start(DispatchTask task) {
        threads.execute(() -> {
            try {
                work.accept(task);
            } finally {
                free(task.org());
            }
        });
    }

    private void free(String org) {
        lock.lock();
        try {
            OrgQueue queue = queues.get(org);
            if (queue == null) {
                throw new IllegalStateException(
                        "Expected a slot of org " + org + " to be taken, but none is");
            }
            DispatchTask next = queue.waiting.poll();
            if (next == null) {
                queue.running--;
                removeWhenIdle(org, queue);
            } else {
                start(next);
            }
            report(org, queue);
        } finally {
            lock.unlock();
        }
    }

    /** Removes that attempt from the queue, if it waits there. */
    Optional<DispatchTask> withdraw(AttemptKey key) {
        return takeOut(task -> task.key().equals(key)).stream().findFirst();
    }

    /** Removes the tasks that have waited longer than the queue allows. */
    List<DispatchTask> takeExpired(Instant now) {
        Instant latest = now.minus(settings.queue().maxWait());
        return takeOut(task -> task.takenAt().isBefore(latest));
    }

    /** Removes the tasks of partitions whose assignment has ended. */
    List<DispatchTask> takeOrphaned() {
        return takeOut(task -> task.assignment().isOver());
    }

    private List<DispatchTask> takeOut(Predicate<DispatchTask> which) {
        List<DispatchTask> out = new ArrayList<>();
        lock.lock();
        try {
            queues.forEach((org, queue) -> takeOut(org, queue, which, out));
        } finally {
            lock.unlock();
        }
        return out;
    }

    private void takeOut(
            String org, OrgQueue queue, Predicate<DispatchTask> which, List<DispatchTask> out) {
        int before = out.size();
        for (Iterator<DispatchTask> tasks = queue.waiting.iterator(); tasks.hasNext(); ) {
            DispatchTask task = tasks.next();
            if (which.test(task)) {
                tasks.remove();
                out.add(task);
            }
        }
        if (out.size() > before) {
            report(org, queue);
        }
    }

    private void removeWhenIdle(String org, OrgQueue queue) {
        if (queue.running == 0) {
            queues.remove(org);
        }
    }

    private void report(String org, OrgQueue queue) {
        DispatchTask oldest = queue.waiting.peek();
        metrics.lane(
                org, queue.waiting.size(), queue.running, oldest == null ? null : oldest.takenAt());
    }
}
