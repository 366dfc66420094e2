package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.replay.ReplayTimers.Timer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A call while it is replayed. */
final class ReplayedCall {
    private static final int MOST_STEPS = 80;

    private final String interactionId;
    private @Nullable Deque<ReplayStep> steps;
    private @Nullable Interaction state;
    private @Nullable Closed closed;
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

    String interactionId() {
        return interactionId;
    }

    Interaction state() {
        return closed == null ? Objects.requireNonNull(state) : closed.state(interactionId);
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
        closed = null;
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

    /** A closed call keeps no more of its state than what recognises late inputs. */
    void shrink() {
        steps = diverged() ? steps : null;
        if (state instanceof ClosedInteraction ended
                && ended.redriving().equals(RedriveProgress.NONE)) {
            closed = Closed.of(ended);
            state = null;
        }
    }

    /**
     * The state of a call that has closed with nothing to redrive, in a third of the objects: tens
     * of thousands are kept, and the garbage collector copies each of them.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Closed(CloseOutcome outcome, Instant at, Status answered, long[] seenNotices) {
        static Closed of(ClosedInteraction state) {
            long[] seen = new long[state.seenNotices().size()];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = state.seenNotices().get(i);
            }
            return new Closed(state.outcome(), state.closedAt(), state.answer().status(), seen);
        }

        ClosedInteraction state(String interactionId) {
            return new ClosedInteraction(
                    outcome,
                    at,
                    RoutingAnswer.withoutStart(interactionId, null, answered),
                    LongStream.of(seenNotices).boxed().toList(),
                    RedriveProgress.NONE);
        }
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
