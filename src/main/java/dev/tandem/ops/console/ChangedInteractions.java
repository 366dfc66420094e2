package dev.tandem.ops.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which interactions have changed and are to be looked up: each at most twice a second, however
 * often it changes. Any thread may use it; nothing waits here. Times are those of {@link
 * System#nanoTime}.
 */
final class ChangedInteractions {
    /** More than a busy cluster changes in the time that a look-up takes. */
    static final int MOST = 10_000;

    /**
     * Journal and store are written one after the other, and a call's first inputs come at once.
     */
    static final Duration SETTLING = Duration.ofMillis(100);

    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Map<String, Long> due = new LinkedHashMap<>();
    private final Map<String, Long> looked = new LinkedHashMap<>();
    private long missed;

    /** Notes it; past the bound it is counted alone. */
    synchronized void add(String interactionId, long now) {
        if (due.containsKey(interactionId)) {
            return;
        }
        if (due.size() >= MOST) {
            missed++;
            return;
        }
        long settled = now + SETTLING.toNanos();
        Long last = looked.get(interactionId);
        long rested = last == null ? settled : last + BETWEEN_LOOKS.toNanos();
        due.put(interactionId, rested - settled > 0 ? rested : settled);
    }

    /** Those whose time has come, the oldest first. */
    synchronized List<String> take(long now, int most) {
        looked.values().removeIf(at -> now - at >= BETWEEN_LOOKS.toNanos());
        List<String> taken = new ArrayList<>();
        Iterator<Map.Entry<String, Long>> all = due.entrySet().iterator();
        while (taken.size() < most && all.hasNext()) {
            Map.Entry<String, Long> next = all.next();
            if (next.getValue() - now <= 0) {
                taken.add(next.getKey());
                looked.put(next.getKey(), now);
                all.remove();
            }
        }
        return taken;
    }

    /** How many changes were not noted since the last question. */
    synchronized long takeMissed() {
        long all = missed;
        missed = 0;
        return all;
    }

    synchronized void clear() {
        due.clear();
        looked.clear();
        missed = 0;
    }
}
