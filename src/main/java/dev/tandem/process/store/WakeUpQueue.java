package dev.tandem.process.store;

import dev.tandem.process.store.WakeUpScheduler.Due;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Alarms in memory, found by their time and by their interaction. */
final class WakeUpQueue {
    private final NavigableSet<Due> byTime =
            new TreeSet<>(Comparator.comparingLong(Due::at).thenComparing(Due::interactionId));
    private final NavigableSet<Due> byInteraction =
            new TreeSet<>(Comparator.comparing(Due::interactionId).thenComparingLong(Due::at));

    void add(String id, long at) {
        Due alarm = new Due(id, at);
        byTime.add(alarm);
        byInteraction.add(alarm);
    }

    /** Whether the interaction has one at that time or before. */
    boolean has(String id, long at) {
        Due alarm = byInteraction.floor(new Due(id, at));
        return alarm != null && alarm.interactionId().equals(id);
    }

    /** When the first one goes off; the end of time when there is none. */
    long first() {
        return byTime.isEmpty() ? Long.MAX_VALUE : byTime.first().at();
    }

    /** When the last one goes off; the beginning of time when there is none. */
    long last() {
        return byTime.isEmpty() ? Long.MIN_VALUE : byTime.last().at();
    }

    /** Takes out the first one of that time, both ends included; null when there is none. */
    @Nullable Due takeFirst(long from, long to) {
        Due alarm = byTime.ceiling(new Due("", from));
        if (alarm == null || alarm.at() > to) {
            return null;
        }
        byTime.remove(alarm);
        byInteraction.remove(alarm);
        return alarm;
    }

    int size() {
        return byTime.size();
    }
}
