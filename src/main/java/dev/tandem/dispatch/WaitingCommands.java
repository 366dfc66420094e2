package dev.tandem.dispatch;

import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.SalesforceCommand.CreateVoiceCall;
import dev.tandem.domain.SalesforceCommand.ExecuteOmniFlow;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one org that wait for a slot, in the order in which they get one: those that a
 * caller waits for before those of calls that are over, and of the callers the newest first. After
 * an outage, and wherever more calls come than the org takes, a caller who waits now is served
 * before the many who have hung up meanwhile; who waits longest would be served too late for the
 * flow anyway. What calls that are over need goes in order of arrival.
 *
 * <p>Not safe for use by several threads.
 */
final class WaitingCommands {
    /**
     * @param caller when the call began, where a caller waits for the command; else null
     */
    private record Waiting(DispatchTask task, @Nullable Instant caller, long number) {
        /** Salesforce needs to be told of the first two while the call lasts. */
        static Waiting of(DispatchTask task, long number) {
            Instant caller =
                    switch (task.command().command()) {
                        case CreateVoiceCall(var contact) -> contact.startTime();
                        case ExecuteOmniFlow(var _, var contact) -> contact.startTime();
                        case ClearRouting _, UpdateVoiceCall _ -> null;
                    };
            return new Waiting(task, caller, number);
        }
    }

    private static final Comparator<Waiting> ARRIVAL = Comparator.comparingLong(Waiting::number);

    private static final Comparator<Waiting> URGENCY =
            Comparator.comparing(
                            Waiting::caller,
                            Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                    .thenComparing(ARRIVAL);

    private final NavigableSet<Waiting> byUrgency = new TreeSet<>(URGENCY);
    private final NavigableSet<Waiting> byArrival = new TreeSet<>(ARRIVAL);
    private final int most;
    private long arrivals;

    /**
     * @param most how many may wait; at least 1
     */
    WaitingCommands(int most) {
        this.most = most;
    }

    /**
     * Adds the task. When there are too many then, the one that would get a slot last has no place
     * any more, which may be the added one.
     *
     * @return that one; null when there is room for all
     */
    @Nullable DispatchTask add(DispatchTask task) {
        Waiting waiting = Waiting.of(task, arrivals++);
        byUrgency.add(waiting);
        byArrival.add(waiting);
        if (byUrgency.size() <= most) {
            return null;
        }
        return taken(byUrgency.pollLast());
    }

    /** Takes the one that gets the next slot; null when none waits. */
    @Nullable DispatchTask poll() {
        return byUrgency.isEmpty() ? null : taken(byUrgency.pollFirst());
    }

    private DispatchTask taken(Waiting waiting) {
        byArrival.remove(waiting);
        return waiting.task();
    }

    /** Takes out those that fit, in order of arrival. */
    List<DispatchTask> takeOut(Predicate<DispatchTask> which) {
        List<DispatchTask> out = new ArrayList<>();
        for (Iterator<Waiting> all = byArrival.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (which.test(waiting.task())) {
                all.remove();
                byUrgency.remove(waiting);
                out.add(waiting.task());
            }
        }
        return out;
    }

    int size() {
        return byArrival.size();
    }

    /** Since when the oldest has waited; null when none waits. */
    @Nullable Instant oldestSince() {
        return byArrival.isEmpty() ? null : byArrival.first().task().takenAt();
    }
}
