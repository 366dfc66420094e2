package dev.tandem.domain.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the caller was on hold, by event time: neither the order of the notices nor a repetition
 * shows. Another hold during a hold counts as the same one; a resumption without a hold counts as
 * none; a hold without a resumption lasts until the end of the call.
 *
 * <p>Only the latest {@value #MOST_CHANGES} changes are kept one by one. Earlier holds are summed,
 * and a change that comes so late that its event time is among those is ignored.
 *
 * @param changes by event time
 * @param summed figures of the earlier holds
 * @param summedUntil the event time up to which they are summed; null when none are
 */
record HoldTimes(List<Change> changes, Sum summed, @Nullable Instant summedUntil) {

    static final int MOST_CHANGES = 32;
    static final HoldTimes NONE = new HoldTimes(List.of(), Sum.NOTHING, null);

    /** A hold and a resumption of one instant are a hold of no length, not one without an end. */
    private static final Comparator<Change> BY_EVENT_TIME =
            Comparator.comparing(Change::at).thenComparing(change -> !change.held());

    HoldTimes {
        changes = List.copyOf(changes);
    }

    /** The caller was put on hold, or taken back, at that event time. */
    record Change(Instant at, boolean held) {}

    /** Figures of some holds. */
    record Sum(int count, Duration longest, Duration total) {
        static final Sum NOTHING = new Sum(0, Duration.ZERO, Duration.ZERO);

        Sum plus(Instant from, Instant until) {
            Duration length = Duration.between(from, until);
            return new Sum(
                    count + 1,
                    length.compareTo(longest) > 0 ? length : longest,
                    total.plus(length));
        }
    }

    HoldTimes with(Instant at, boolean held) {
        Change change = new Change(at, held);
        boolean past = summedUntil != null && !at.isAfter(summedUntil);
        if (past || changes.contains(change)) {
            return this;
        }
        List<Change> all = new ArrayList<>(changes);
        all.add(change);
        all.sort(BY_EVENT_TIME);
        HoldTimes more = new HoldTimes(all, summed, summedUntil);
        return all.size() > MOST_CHANGES ? more.shortened() : more;
    }

    /** Figures of the holds between these event times; parts of holds outside do not count. */
    Sum between(Instant from, Instant until) {
        Sum sum = summed;
        Instant heldAt = null;
        for (Change change : changes) {
            if (change.held()) {
                heldAt = heldAt == null ? change.at() : heldAt;
            } else if (heldAt != null) {
                sum = plus(sum, later(heldAt, from), earlier(change.at(), until));
                heldAt = null;
            }
        }
        return heldAt == null ? sum : plus(sum, later(heldAt, from), until);
    }

    private static Sum plus(Sum sum, Instant from, Instant until) {
        return until.isBefore(from) ? sum : sum.plus(from, until);
    }

    /** Sums the earliest hold, or drops a change that adds nothing. */
    private HoldTimes shortened() {
        Change first = changes.getFirst();
        Change second = changes.get(1);
        if (!first.held()) {
            return new HoldTimes(rest(1), summed, first.at());
        }
        if (second.held()) {
            List<Change> rest = new ArrayList<>(changes);
            rest.remove(1);
            return new HoldTimes(rest, summed, summedUntil);
        }
        return new HoldTimes(rest(2), summed.plus(first.at(), second.at()), second.at());
    }

    private List<Change> rest(int from) {
        return changes.subList(from, changes.size());
    }

    private static Instant later(Instant one, Instant other) {
        return Collections.max(List.of(one, other));
    }

    private static Instant earlier(Instant one, Instant other) {
        return Collections.min(List.of(one, other));
    }
}
