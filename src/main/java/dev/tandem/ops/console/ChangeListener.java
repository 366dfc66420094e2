package dev.tandem.ops.console;

import dev.tandem.ops.console.InteractionChange.Alive;
import dev.tandem.ops.console.InteractionChange.Call;
import dev.tandem.ops.console.InteractionChange.Missed;
import dev.tandem.ops.console.InteractionList.Line;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener, and what waits for it. Of each call only the latest state waits, and of no more
 * calls than {@link #MOST_CALLS}: a listener that reads too slowly is sent how many it has missed.
 *
 * <p>Any thread may offer; the subscriber is called by one thread at a time, outside the lock.
 */
final class ChangeListener implements Flow.Subscription {
    static final int MOST_CALLS = 500;

    /**
     * How many calls are remembered that fitted, so that one is sent once more when it leaves the
     * filter.
     */
    static final int MOST_SHOWN = 2_000;

    private final Flow.Subscriber<? super InteractionChange> subscriber;
    private final ChangeFilter filter;
    private final Consumer<ChangeListener> ended;
    private final AtomicInteger wishes = new AtomicInteger();
    private final Map<String, Line> calls = new LinkedHashMap<>();
    private final Set<String> shown =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                            return size() > MOST_SHOWN;
                        }
                    });
    private @Nullable Missed missed;
    private @Nullable Alive alive;
    private long demand;
    private long waitsSince;
    private boolean over;
    private boolean completing;

    /**
     * @param ended is called when it is cancelled
     */
    ChangeListener(
            Flow.Subscriber<? super InteractionChange> subscriber,
            ChangeFilter filter,
            Consumer<ChangeListener> ended) {
        this.subscriber = subscriber;
        this.filter = filter;
        this.ended = ended;
    }

    /** A call as it is now. */
    void offer(Line call) {
        synchronized (this) {
            if (!concerns(call)) {
                return;
            }
            if (calls.size() >= MOST_CALLS && !calls.containsKey(call.interactionId())) {
                count(1);
            } else {
                begin();
                calls.put(call.interactionId(), call);
            }
        }
        drain();
    }

    /** One that has left the filter is sent once more. */
    private boolean concerns(Line call) {
        if (filter.fits(call)) {
            if (filter.canBeLeft()) {
                shown.add(call.interactionId());
            }
            return true;
        }
        return shown.remove(call.interactionId());
    }

    /**
     * Changes that cannot be sent to it.
     *
     * @param changes 0 where nothing is known of their number
     */
    void miss(long changes) {
        synchronized (this) {
            count(changes);
        }
        drain();
    }

    private void count(long changes) {
        begin();
        missed = new Missed((missed == null ? 0 : missed.changes()) + changes);
    }

    /** Shows that the connection is alive. */
    void live(boolean following) {
        synchronized (this) {
            begin();
            alive = new Alive(following);
        }
        drain();
    }

    /** Ends it from this side. */
    void complete() {
        synchronized (this) {
            completing = true;
        }
        drain();
    }

    /** Whether something has waited for that long, and nothing was read meanwhile. */
    synchronized boolean isStuck(Duration time, long now) {
        return isWaiting() && now - waitsSince >= time.toNanos();
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
        }
        drain();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            over = true;
            calls.clear();
        }
        ended.accept(this);
    }

    private boolean isWaiting() {
        return missed != null || alive != null || !calls.isEmpty();
    }

    private void begin() {
        if (!isWaiting()) {
            waitsSince = System.nanoTime();
        }
    }

    /**
     * A call from within the subscriber, or from another thread meanwhile, is done by the first.
     */
    private void drain() {
        int done = wishes.incrementAndGet();
        if (done != 1) {
            return;
        }
        do {
            for (InteractionChange next = next(); next != null; next = next()) {
                subscriber.onNext(next);
            }
            if (endsNow()) {
                subscriber.onComplete();
            }
            done = wishes.addAndGet(-done);
        } while (done != 0);
    }

    private synchronized boolean endsNow() {
        boolean ends = completing && !over;
        over |= ends;
        return ends;
    }

    private synchronized @Nullable InteractionChange next() {
        if (over || demand == 0 || !isWaiting()) {
            return null;
        }
        demand--;
        waitsSince = System.nanoTime();
        if (alive != null) {
            Alive first = alive;
            alive = null;
            return first;
        }
        if (missed != null) {
            Missed before = missed;
            missed = null;
            return before;
        }
        Iterator<Line> oldest = calls.values().iterator();
        Line call = oldest.next();
        oldest.remove();
        return new Call(call);
    }
}
