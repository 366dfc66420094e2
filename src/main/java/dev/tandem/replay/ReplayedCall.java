package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.state.Interaction;
import dev.tandem.replay.ReplayTimers.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call while it is replayed. */
final class ReplayedCall {
    private static final int MOST_STEPS = 80;

    private final String interactionId;
    private @Nullable Deque<ReplayStep> steps;
    private Interaction state;
    private long sequence;
    private @Nullable ReplayStep firstDifference;
    private @Nullable CloseOutcome recordedOutcome;
    private @Nullable IssuedCommand awaited;
    private boolean requestBegan;
    private @Nullable Timer wakeUp;
    private @Nullable Timer request;

    ReplayedCall(String interactionId) {
        this.interactionId = interactionId;
        this.state = Interaction.unknown(interactionId);
    }

    /** One that has closed before. */
    ReplayedCall(ClosedCalls.Kept kept) {
        this.interactionId = kept.state().interactionId();
        this.state = kept.state();
        this.sequence = kept.sequence();
        this.recordedOutcome = kept.recordedOutcome();
    }

    String interactionId() {
        return interactionId;
    }

    Interaction state() {
        return state;
    }

    /** Inputs so far, as the journal counts them. */
    long sequence() {
        return sequence;
    }

    boolean diverged() {
        return firstDifference != null;
    }

    void next(Interaction next) {
        state = next;
        sequence++;
    }

    void step(ReplayStep step) {
        steps = steps == null ? new ArrayDeque<>() : steps;
        if (steps.size() == MOST_STEPS) {
            steps.removeFirst();
        }
        steps.add(step);
    }

    void differs(ReplayStep step) {
        if (firstDifference == null) {
            firstDifference = step;
        }
    }

    void recordedOutcome(@Nullable CloseOutcome outcome) {
        recordedOutcome = outcome;
    }

    /** How it ended then; null while it was open, and where the recording does not say. */
    @Nullable CloseOutcome recordedOutcome() {
        return recordedOutcome;
    }

    /** The call is over: its steps are needed for the report of a call that diverged, only. */
    void dropSteps() {
        steps = diverged() ? steps : null;
    }

    /** Whether it needs more than a closed call keeps: for the report, or for a result. */
    boolean needsMoreThanItsEnd() {
        return diverged() || awaited != null || wakeUp != null || request != null;
    }

    /** The timer of its wake-up, which is made when it is first needed. */
    Timer wakeUp(Runnable action) {
        wakeUp = wakeUp == null ? new Timer(action) : wakeUp;
        return wakeUp;
    }

    /** The timer of what happens next to its request, made when it is first needed. */
    Timer request(Runnable action) {
        request = request == null ? new Timer(action) : request;
        return request;
    }

    /** Cancels all that is due. */
    void cancel(ReplayTimers timers) {
        if (wakeUp != null) {
            timers.cancel(wakeUp);
            wakeUp = null;
        }
        if (request != null) {
            timers.cancel(request);
            request = null;
        }
    }

    void awaits(@Nullable IssuedCommand command) {
        awaited = command;
        requestBegan = false;
    }

    /** The command whose result is awaited; null when none is. */
    @Nullable IssuedCommand awaited() {
        return awaited;
    }

    /** Whether the result of this attempt is still awaited. */
    boolean awaits(CommandId id, int attempt) {
        return awaited != null && awaited.attempt() == attempt && awaited.id().equals(id);
    }

    /** Whether the awaited command's request is on its way. */
    boolean requestBegan() {
        return requestBegan;
    }

    void requestBegins() {
        requestBegan = true;
    }

    /**
     * What differs, for the report.
     *
     * @throws IllegalStateException when the call has not diverged
     */
    Divergence divergence() {
        if (firstDifference == null) {
            throw new IllegalStateException(
                    "Expected a call that diverged, but " + interactionId + " has not");
        }
        return new Divergence(
                interactionId,
                firstDifference,
                DecisionRules.of(firstDifference),
                steps == null ? List.of() : List.copyOf(steps),
                recordedOutcome,
                state().outcome());
    }
}
