package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.EndInferred;
import dev.tandem.domain.InteractionFact.InteractionClosed;
import dev.tandem.domain.InteractionFact.InteractionForgotten;
import dev.tandem.domain.InteractionFact.NoticeFact;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.InteractionFact.RoutingDropped;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.state.OpenInteraction.AcceptedStart;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction without a start: no notice has come yet, or others came before it. Until the start
 * comes or is inferred there is nothing to do in Salesforce.
 *
 * @param progress what results of commands that this state does not know have shown
 * @param heldStart a webhook's start that waits for the flow's; null when none does
 * @param inferredStart what to begin with if no start comes; null when no notice says enough
 */
public record UnstartedInteraction(
        String interactionId,
        ContactHistory history,
        SalesforceProgress progress,
        @Nullable StartNoted heldStart,
        @Nullable InferredStart inferredStart)
        implements Interaction {

    /**
     * A start made of the notices that came instead of it.
     *
     * @param start of the one with the earliest event time
     * @param firstReceivedAt when the first of them was received
     */
    public record InferredStart(StartNoted start, Instant firstReceivedAt) {
        private InferredStart or(StartNoted other) {
            return new InferredStart(isBetter(other) ? other : start, firstReceivedAt);
        }

        private boolean isBetter(StartNoted other) {
            return other.contact().startTime().isBefore(start.contact().startTime());
        }
    }

    /** Whether the interaction should rather begin with that start than with the one it has. */
    public boolean prefers(StartNoted start) {
        return inferredStart == null || inferredStart.isBetter(start);
    }

    @Override
    public InteractionPhase phase() {
        return forgotten() ? InteractionPhase.UNKNOWN : InteractionPhase.AWAITING_START;
    }

    @Override
    public RoutingAnswer answer() {
        return RoutingAnswer.withoutStart(
                interactionId, progress.voiceCallId(), RoutingAnswer.Status.PENDING);
    }

    @Override
    public @Nullable CloseOutcome outcome() {
        return null;
    }

    @Override
    public boolean forgotten() {
        return history.lastReceivedAt() == null;
    }

    @Override
    public Interaction evolve(InteractionFact fact) {
        return switch (fact) {
            case StartNoted start -> started(start);
            case ContactDeclined declined ->
                    ClosedInteraction.after(
                            with(history.with(declined)),
                            new InteractionClosed(
                                    declined.outcome(), declined.mark().receivedAt()));
            case StartHeld(var start) ->
                    new UnstartedInteraction(
                            interactionId, history.with(start), progress, start, inferredStart);
            case StartInferred(var start) -> with(start);
            case NoticeFact notice -> with(history.with(notice));
            case EndInferred(var at) -> with(history.withDepartureAsEnd(at));
            case RequestStarted started -> after(started);
            case ResultNoted result -> after(result);
            case InteractionClosed closed -> ClosedInteraction.after(this, closed);
            case CommandIssued _,
                    CommandWithdrawn _,
                    RoutingDropped _,
                    RetryPlanned _,
                    CommandGivenUp _,
                    RedriveNoted _,
                    InteractionForgotten _ ->
                    throw cannotFollow(fact);
        };
    }

    private UnstartedInteraction with(ContactHistory changed) {
        return new UnstartedInteraction(interactionId, changed, progress, heldStart, inferredStart);
    }

    private UnstartedInteraction with(StartNoted start) {
        InferredStart better =
                inferredStart == null
                        ? new InferredStart(start, start.mark().receivedAt())
                        : inferredStart.or(start);
        return new UnstartedInteraction(interactionId, history, progress, heldStart, better);
    }

    public UnstartedInteraction after(RequestStarted started) {
        return with(progress.withUnknown(started), started.at());
    }

    public UnstartedInteraction after(ResultNoted result) {
        return with(progress.with(result), result.at());
    }

    private UnstartedInteraction with(SalesforceProgress changed, Instant at) {
        return new UnstartedInteraction(
                interactionId, history.knownSince(at), changed, heldStart, inferredStart);
    }

    private OpenInteraction started(StartNoted start) {
        ContactHistory all = history.with(start);
        boolean updates = start.settings().afterEnd().answeredCalls() == AnsweredCalls.UPDATE;
        return new OpenInteraction(
                new AcceptedStart(start.contact(), start.settings(), start.mark().receivedAt()),
                updates ? all : all.withoutStatistics(),
                progress,
                OpenCommands.NONE);
    }
}
