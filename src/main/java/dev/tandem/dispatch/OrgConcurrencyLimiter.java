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
 * Slots and a bounded queue for each org, first come, first served. A task belongs to whoever took
 * it out: one that is handed back by any method here is never worked on. Safe for use by many
 * threads.
 */
final class OrgConcurrencyLimiter {
    private static final class Lane {
        final ArrayDeque<DispatchTask> waiting = new ArrayDeque<>();
        int running;
    }

    private final DispatcherSettings settings;
    private final DispatcherMetrics metrics;
    private final Executor threads;
    private final Consumer<DispatchTask> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Lane> lanes = new HashMap<>();

    /**
     * @param threads gives each task in a slot a thread of its own
     * @param work what is done with a task; the slot is taken until it returns
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

    /** Starts the task or lets it wait. False when the queue is full: the caller keeps the task. */
    boolean submit(DispatchTask task) {
        lock.lock();
        try {
            Lane lane = lanes.computeIfAbsent(task.org(), org -> new Lane());
            if (lane.running < settings.slotsOf(task.org())) {
                lane.running++;
                start(task);
            } else if (lane.waiting.size() < settings.queue().length()) {
                lane.waiting.add(task);
            } else {
                return false;
            }
            tell(task.org(), lane);
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
            Lane lane = lanes.get(org);
            if (lane == null) {
                throw new IllegalStateException(
                        "Expected a slot of org " + org + " to be taken, but none is");
            }
            DispatchTask next = lane.waiting.poll();
            if (next == null) {
                lane.running--;
                removeWhenIdle(org, lane);
            } else {
                start(next);
            }
            tell(org, lane);
        } finally {
            lock.unlock();
        }
    }

    /** Takes out that attempt where it waits. */
    Optional<DispatchTask> withdraw(AttemptKey key) {
        return takeOut(task -> task.key().equals(key)).stream().findFirst();
    }

    /** Takes out what has waited longer than it should. */
    List<DispatchTask> takeImpatient(Instant now) {
        Instant latest = now.minus(settings.queue().patience());
        return takeOut(task -> task.takenAt().isBefore(latest));
    }

    /** Takes out everything that waits in the name of assignments that are over. */
    List<DispatchTask> takeOrphaned() {
        return takeOut(task -> task.assignment().isOver());
    }

    private List<DispatchTask> takeOut(Predicate<DispatchTask> which) {
        List<DispatchTask> out = new ArrayList<>();
        lock.lock();
        try {
            lanes.forEach((org, lane) -> takeOut(org, lane, which, out));
        } finally {
            lock.unlock();
        }
        return out;
    }

    private void takeOut(
            String org, Lane lane, Predicate<DispatchTask> which, List<DispatchTask> out) {
        int before = out.size();
        for (Iterator<DispatchTask> tasks = lane.waiting.iterator(); tasks.hasNext(); ) {
            DispatchTask task = tasks.next();
            if (which.test(task)) {
                tasks.remove();
                out.add(task);
            }
        }
        if (out.size() > before) {
            tell(org, lane);
        }
    }

    private void removeWhenIdle(String org, Lane lane) {
        if (lane.running == 0) {
            lanes.remove(org);
        }
    }

    private void tell(String org, Lane lane) {
        metrics.lane(org, lane.waiting.size(), lane.running);
    }
}
