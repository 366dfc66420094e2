package dev.tandem.dispatch;

import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.settings.DispatcherSettings;
import java.time.Duration;
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

    /** An org that takes commands has taken, within this time, each that it got. */
    private static final Duration MOVES_WITHIN = Duration.ofSeconds(2);

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
            OrgQueue queue = queueOf(task.org());
            DispatchTask withoutRoom = null;
            if (queue.running < settings.slotsOf(task.org())) {
                queue.running++;
                start(task, work);
            } else {
                withoutRoom = queue.waiting.add(task);
            }
            report(task.org(), queue);
            return withoutRoom;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a slot for a task that is to come. False when there is none, or others wait for it. */
    boolean reserve(String org) {
        lock.lock();
        try {
            OrgQueue queue = queueOf(org);
            boolean free = queue.running < settings.slotsOf(org) && queue.waiting.size() == 0;
            if (free) {
                queue.running++;
                report(org, queue);
            }
            return free;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts a task whose slot is reserved.
     *
     * @param how carries it out; the slot is taken until it returns
     */
    void startReserved(DispatchTask task, Consumer<DispatchTask> how) {
        start(task, how);
    }

    /**
     * False while a queue that moves has as many as one poll can add without filling it. One that
     * does not move keeps nothing else from being read: what finds it full is refused.
     */
    boolean hasRoom(Instant now) {
        Instant moving = now.minus(MOVES_WITHIN);
        lock.lock();
        try {
            for (OrgQueue queue : queues.values()) {
                Instant oldest = queue.waiting.oldestSince();
                if (queue.waiting.size() >= settings.queue().length() / 4
                        && oldest != null
                        && oldest.isAfter(moving)) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private OrgQueue queueOf(String org) {
        return queues.computeIfAbsent(org, _ -> new OrgQueue(settings.queue().length()));
    }

    private void start(DispatchTask task, Consumer<DispatchTask> how) {
        threads.execute(() -> {
            try {
                how.accept(task);
            } finally {
                release(task.org());
            }
        });
    }

    /** Gives a slot to the next task that waits, or back. */
    void release(String org) {
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
                start(next, work);
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
