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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was told yet, or notices came before the start. Until the start is known, or made of what
 * came instead of it, there is nothing to be done in Salesforce.
 *
 * @param dealings what results of commands that this state does not know have told
 * @param held a webhook's start that waits for the flow's; null when none does
 * @param inferred what to begin with if no start comes; null when no notice says enough
 */
public record UnstartedInteraction(
        String interactionId,
        ContactHistory told,
        SalesforceProgress dealings,
        @Nullable StartNoted held,
        @Nullable InferredStart inferred)
        implements Interaction {

    /**
     * A start made of the notices that came instead of it.
     *
     * @param start of the one with the earliest event time
     * @param since when the first of them was received
     */
    public record InferredStart(StartNoted start, Instant since) {
        private InferredStart or(StartNoted other) {
            return new InferredStart(isBetter(other) ? other : start, since);
        }

        private boolean isBetter(StartNoted other) {
            return other.contact().startTime().isBefore(start.contact().startTime());
        }
    }

    /** Whether that start would change what to begin with. */
    public boolean learnsFrom(StartNoted start) {
        return inferred == null || inferred.isBetter(start);
    }

    @Override
    public InteractionPhase phase() {
        return forgotten() ? InteractionPhase.UNKNOWN : InteractionPhase.AWAITING_START;
    }

    @Override
    public RoutingAnswer answer() {
        return new RoutingAnswer(
                interactionId,
                vendorCallKey(),
                dealings.voiceCallId(),
                null,
                null,
                null,
                RoutingAnswer.Status.PENDING);
    }

    @Override
    public @Nullable CloseOutcome outcome() {
        return null;
    }

    @Override
    public boolean forgotten() {
        return told.heardAt() == null;
    }

    @Override
    public Interaction evolve(InteractionFact fact) {
        return switch (fact) {
            case StartNoted start -> started(start);
            case ContactDeclined declined ->
                    closed(
                            told.with(declined),
                            new InteractionClosed(
                                    declined.outcome(), declined.mark().receivedAt()));
            case StartHeld(var start) ->
                    new UnstartedInteraction(
                            interactionId, told.with(start), dealings, start, inferred);
            case StartInferred(var start) -> with(start);
            case NoticeFact notice -> with(told.with(notice));
            case EndInferred(var at) -> with(told.withDepartureAsEnd(at));
            case RequestStarted started -> after(started);
            case ResultNoted result -> after(result);
            case InteractionClosed closed -> closed(told, closed);
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
        return new UnstartedInteraction(interactionId, changed, dealings, held, inferred);
    }

    private UnstartedInteraction with(StartNoted start) {
        InferredStart better =
                inferred == null
                        ? new InferredStart(start, start.mark().receivedAt())
                        : inferred.or(start);
        return new UnstartedInteraction(interactionId, told, dealings, held, better);
    }

    public UnstartedInteraction after(RequestStarted started) {
        return heard(started.at(), dealings.withStray(started));
    }

    public UnstartedInteraction after(ResultNoted result) {
        return heard(result.at(), dealings.with(result));
    }

    private UnstartedInteraction heard(Instant at, SalesforceProgress changed) {
        return new UnstartedInteraction(
                interactionId, told.heardFirst(at), changed, held, inferred);
    }

    private OpenInteraction started(StartNoted start) {
        ContactHistory all = told.with(start);
        boolean recalls = start.settings().answeredCalls() == AnsweredCalls.UPDATE;
        return new OpenInteraction(
                start.contact(),
                start.settings(),
                start.mark().receivedAt(),
                recalls ? all : all.withoutStatistics(),
                dealings,
                List.of(),
                null);
    }

    private ClosedInteraction closed(ContactHistory last, InteractionClosed closed) {
        return ClosedInteraction.after(answer(), last.seen(), closed);
    }
}
