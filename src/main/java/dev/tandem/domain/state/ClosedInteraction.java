package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.EndInferred;
import dev.tandem.domain.InteractionFact.InteractionClosed;
import dev.tandem.domain.InteractionFact.InteractionForgotten;
import dev.tandem.domain.InteractionFact.NoticeFact;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.InteractionFact.RoutingDropped;
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import java.time.Instant;
import java.util.List;

/**
 * What duplicates, late notices and redrives need until the retention is over.
 *
 * @param answer the last one
 * @param seenNotices identities of the notices that were taken in
 */
public record ClosedInteraction(
        CloseOutcome outcome,
        Instant closedAt,
        RoutingAnswer answer,
        List<Long> seenNotices,
        RedriveProgress redriving)
        implements Interaction {

    public ClosedInteraction {
        seenNotices = List.copyOf(seenNotices);
    }

    static ClosedInteraction after(UnstartedInteraction unstarted, InteractionClosed closed) {
        return new ClosedInteraction(
                closed.outcome(),
                closed.at(),
                unstarted.answer(),
                unstarted.history().notices().identities(),
                RedriveProgress.NONE);
    }

    static ClosedInteraction after(OpenInteraction open, InteractionClosed closed) {
        List<IssuedCommand> givenUp =
                open.commands().givenUp().stream()
                        .filter(command -> redrivable(open, command.id().kind()))
                        .toList();
        return new ClosedInteraction(
                closed.outcome(),
                closed.at(),
                open.answer(),
                open.history().notices().identities(),
                RedriveProgress.after(givenUp, open.settings()));
    }

    /** What failed, was not done after all by an older attempt, and still makes sense. */
    private static boolean redrivable(OpenInteraction open, CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW -> false;
            case CLEAR_ROUTING -> open.progress().clear().givenUp() && !open.history().connected();
            case UPDATE_VOICE_CALL -> open.progress().update().givenUp();
        };
    }

    @Override
    public String interactionId() {
        return answer.interactionId();
    }

    @Override
    public InteractionPhase phase() {
        return InteractionPhase.CLOSED;
    }

    @Override
    public boolean forgotten() {
        return false;
    }

    @Override
    public Interaction evolve(InteractionFact fact) {
        return switch (fact) {
            case RedriveNoted noted -> with(redriving.after(noted));
            case CommandIssued issued -> with(redriving.after(issued));
            case CommandWithdrawn withdrawn -> with(redriving.after(withdrawn));
            case RequestStarted started -> with(redriving.after(started));
            case ResultNoted noted -> with(redriving.after(noted));
            case RetryPlanned retry -> with(redriving.after(retry));
            case CommandGivenUp givenUp -> with(redriving.after(givenUp));
            case InteractionForgotten _ -> Interaction.unknown(interactionId());
            case NoticeFact _,
                    StartInferred _,
                    EndInferred _,
                    RoutingDropped _,
                    InteractionClosed _ ->
                    throw cannotFollow(fact);
        };
    }

    private ClosedInteraction with(RedriveProgress changed) {
        return new ClosedInteraction(outcome, closedAt, answer, seenNotices, changed);
    }
}
