package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a replay: all that are open, and the latest that are closed. */
final class ReplayedCalls {
    private static final int MOST_CLOSED = 100_000;

    private final Map<String, ReplayedCall> open = new HashMap<>();
    private final Map<String, ReplayedCall> closed = new LinkedHashMap<>();
    private final Map<CloseOutcome, Long> outcomes = new EnumMap<>(CloseOutcome.class);
    private long count;

    /** The call; null when it was not seen yet, or closed long ago. */
    @Nullable ReplayedCall known(String interactionId) {
        ReplayedCall call = open.get(interactionId);
        return call == null ? closed.get(interactionId) : call;
    }

    /** The call, new when it is not known. */
    ReplayedCall of(String interactionId) {
        ReplayedCall call = known(interactionId);
        if (call == null) {
            call = new ReplayedCall(interactionId);
            open.put(interactionId, call);
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
        open.remove(call.interactionId());
        if (!call.diverged()) {
            call.forgetSteps();
        }
        closed.put(call.interactionId(), call);
        if (closed.size() > MOST_CLOSED) {
            Iterator<ReplayedCall> oldest = closed.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** How many are open. */
    long open() {
        return open.size();
    }

    /** How the closed ones ended. */
    Map<CloseOutcome, Long> outcomes() {
        return outcomes;
    }
}
