package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.state.Interaction;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call while it is replayed. */
final class ReplayedCall {
    private static final int MOST_STEPS = 80;

    private final String interactionId;
    private final Deque<ReplayStep> steps = new ArrayDeque<>();
    private Interaction state;
    private long sequence;
    private @Nullable ReplayStep firstDifference;
    private @Nullable CloseOutcome recordedOutcome;
    private @Nullable Instant wakeAt;
    private @Nullable IssuedCommand awaited;

    ReplayedCall(String interactionId) {
        this.interactionId = interactionId;
        this.state = Interaction.unknown(interactionId);
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

    void step(ReplayStep step, Interaction next) {
        if (steps.size() == MOST_STEPS) {
            steps.removeFirst();
        }
        steps.add(step);
        state = next;
        sequence++;
    }

    void differs(ReplayStep step) {
        if (firstDifference == null) {
            firstDifference = step;
        }
    }

    void recordedOutcome(@Nullable CloseOutcome outcome) {
        recordedOutcome = outcome;
    }

    /** A closed call keeps its state alone: it recognises what comes late. */
    void forgetSteps() {
        steps.clear();
    }

    void wakeAt(@Nullable Instant time) {
        wakeAt = time;
    }

    /** Whether the call still wants to be woken at that time. */
    boolean wantsToBeWokenAt(Instant time) {
        return time.equals(wakeAt);
    }

    void awaits(@Nullable IssuedCommand command) {
        awaited = command;
    }

    /** Whether the result of this attempt is still awaited. */
    boolean awaits(CommandId id, int attempt) {
        return awaited != null && awaited.id().equals(id) && awaited.attempt() == attempt;
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
                List.copyOf(steps),
                recordedOutcome,
                state.outcome());
    }
}
