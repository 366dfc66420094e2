package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.replay.ClosedCalls.Kept;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a replay: all that are open, and the latest that are closed. */
final class ReplayedCalls {
    private static final int MOST_CLOSED = 50_000;

    private final Map<String, ReplayedCall> open = new HashMap<>();
    private final ClosedCalls closed = new ClosedCalls(MOST_CLOSED);

    /** Those of which more is needed than a closed call keeps, the oldest first. */
    private final Map<String, ReplayedCall> closedWhole = new LinkedHashMap<>();

    private final Map<CloseOutcome, Long> outcomes = new EnumMap<>(CloseOutcome.class);
    private long count;
    private long ended;

    /** The call; null when it was not seen yet, or closed long ago. */
    @Nullable ReplayedCall known(String interactionId) {
        ReplayedCall call = open.get(interactionId);
        if (call == null) {
            call = closedWhole.get(interactionId);
        }
        if (call == null) {
            Kept kept = closed.take(interactionId);
            call = kept == null ? null : new ReplayedCall(kept);
            if (call != null) {
                open.put(interactionId, call);
            }
        }
        return call;
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

    /** The call is closed now and was not before. */
    void close(ReplayedCall call) {
        ended++;
        call.dropSteps();
        CloseOutcome outcome = call.state().outcome();
        if (outcome != null) {
            outcomes.merge(outcome, 1L, Long::sum);
        }
    }

    /** The interaction is over and its state was deleted: what comes next begins anew. */
    void forget(ReplayedCall call) {
        open.remove(call.interactionId());
        closedWhole.remove(call.interactionId());
    }

    /** To be called when nothing follows from an input of the call for now. */
    void settle(ReplayedCall call) {
        if (!(call.state() instanceof ClosedInteraction state)
                || open.remove(call.interactionId()) == null) {
            return;
        }
        if (!call.needsMoreThanItsEnd()
                && closed.put(new Kept(state, call.sequence(), call.recordedOutcome()))) {
            return;
        }
        closedWhole.put(call.interactionId(), call);
        if (closedWhole.size() > MOST_CLOSED) {
            closedWhole.remove(closedWhole.keySet().iterator().next());
        }
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** How many are open. */
    long open() {
        return count - ended;
    }

    /** How the closed ones ended. */
    Map<CloseOutcome, Long> outcomes() {
        return outcomes;
    }
}
