package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a replay: all that are open, and the latest that are closed. */
final class ReplayedCalls {
    private static final int MOST_CLOSED = 50_000;

    private final Map<String, ReplayedCall> known = new HashMap<>();
    private final Deque<ReplayedCall> closed = new ArrayDeque<>();
    private final Map<CloseOutcome, Long> outcomes = new EnumMap<>(CloseOutcome.class);
    private long count;

    /** The call; null when it was not seen yet, or closed long ago. */
    @Nullable ReplayedCall known(String interactionId) {
        return known.get(interactionId);
    }

    /** The call, new when it is not known. */
    ReplayedCall of(String interactionId) {
        ReplayedCall call = known.get(interactionId);
        if (call == null) {
            call = new ReplayedCall(interactionId);
            known.put(interactionId, call);
            count++;
        }
        return call;
    }

    /** The call is closed now. */
    void close(ReplayedCall call) {
        CloseOutcome outcome = call.state().outcome();
        if (outcome != null) {
            outcomes.merge(outcome, 1L, Long::sum);
        }
        call.shrink();
        closed.add(call);
        if (closed.size() > MOST_CLOSED) {
            known.remove(closed.remove().interactionId());
        }
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** How many are open. */
    long open() {
        return (long) known.size() - closed.size();
    }

    /** How the closed ones ended. */
    Map<CloseOutcome, Long> outcomes() {
        return outcomes;
    }
}
