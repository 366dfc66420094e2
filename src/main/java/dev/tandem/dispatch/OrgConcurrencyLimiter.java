package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.settings.DispatcherSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives each org a number of slots and a bounded queue in front of them, in the order of {@link
 * WaitingCommands}. A task that a method here returns is out of the queue and never gets a slot.
 * Safe for use by many threads.
 */
final class OrgConcurrencyLimiter {
    private static final class OrgQueue {
        final WaitingCommands waiting;
        int running;

        OrgQueue(int length) {
            waiting = new WaitingCommands(length);
        }
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

    /**
     * Starts or enqueues the task.
     *
     * @return the task that finds the queue full, this one or one that would be served after it;
     *     null when there is room for all
     */
    @Nullable DispatchTask submit(DispatchTask task) {
        lock.lock();
        try {
            OrgQueue queue =
                    queues.computeIfAbsent(
                            task.org(), _ -> new OrgQueue(settings.queue().length()));
            DispatchTask withoutRoom = null;
            if (queue.running < settings.slotsOf(task.org())) {
                queue.running++;
                start(task);
            } else {
                withoutRoom = queue.waiting.add(task);
            }
            report(task.org(), queue);
            return withoutRoom;
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
        List<DispatchTask> taken = queue.waiting.takeOut(which);
        if (!taken.isEmpty()) {
            out.addAll(taken);
            report(org, queue);
        }
    }

    private void removeWhenIdle(String org, OrgQueue queue) {
        if (queue.running == 0) {
            queues.remove(org);
        }
    }

    private void report(String org, OrgQueue queue) {
        metrics.lane(org, queue.waiting.size(), queue.running, queue.waiting.oldestSince());
    }
}
