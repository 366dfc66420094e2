package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What duplicates, late notices and redrives need, until the retention is over.
 *
 * @param answer the last one
 * @param seen identities of the notices that were taken in
 * @param givenUp the clear and the update, where they failed for good: an operator may redrive them
 * @param redrives those that an operator redrives now, worked off in this order
 * @param flight the redriven command whose result is waited for; null when none is
 */
public record ClosedInteraction(
        CloseOutcome outcome,
        Instant closedAt,
        RoutingAnswer answer,
        List<Long> seen,
        List<Redrivable> givenUp,
        List<Redrive> redrives,
        @Nullable InFlightCommand flight)
        implements Interaction {

    public ClosedInteraction {
        seen = List.copyOf(seen);
        givenUp = List.copyOf(givenUp);
        redrives = List.copyOf(redrives);
    }

    /**
     * A command that failed for good.
     *
     * @param worthTrying how long after being redriven
     */
    public record Redrivable(IssuedCommand command, Duration worthTrying) {
        public CommandKind kind() {
            return command.id().kind();
        }
    }

    /** A command that an operator redrives. */
    public record Redrive(Redrivable command, CommandProgress step) {
        public CommandKind kind() {
            return command.kind();
        }

        /** The attempt to make now, under its own ordinal and with its own deadline. */
        public IssuedCommand nextAttempt() {
            IssuedCommand before = command.command();
            Instant redrivenAt = step.redrivenAt();
            return new IssuedCommand(
                    new CommandId(before.id().interactionId(), kind(), step.ordinal()),
                    step.attempts() + 1,
                    before.org(),
                    before.contactCenter(),
                    redrivenAt == null ? before.notAfter() : redrivenAt.plus(command.worthTrying()),
                    before.command());
        }
    }

    static ClosedInteraction after(
            RoutingAnswer answer, List<Long> seen, InteractionClosed closed) {
        return new ClosedInteraction(
                closed.outcome(), closed.at(), answer, seen, List.of(), List.of(), null);
    }

    static ClosedInteraction after(OpenInteraction open, InteractionClosed closed) {
        List<Redrivable> givenUp =
                open.givenUp().stream()
                        .filter(command -> redrivable(open, command.id().kind()))
                        .map(command -> RedriveProgress.redrivable(command, open.settings()))
                        .toList();
        return new ClosedInteraction(
                closed.outcome(),
                closed.at(),
                open.answer(),
                open.told().seen(),
                givenUp,
                List.of(),
                null);
    }

    /** What failed, was not done after all by an older attempt, and still makes sense. */
    private static boolean redrivable(OpenInteraction open, CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW -> false;
            case CLEAR_ROUTING -> open.dealings().step(kind).givenUp() && !open.told().connected();
            case UPDATE_VOICE_CALL -> open.dealings().step(kind).givenUp();
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
            case RedriveNoted(var kind, var at) -> RedriveProgress.begun(this, kind, at);
            case CommandIssued issued -> RedriveProgress.issued(this, issued);
            case CommandWithdrawn withdrawn -> RedriveProgress.withdrawn(this, withdrawn);
            case RequestStarted started -> RedriveProgress.started(this, started);
            case ResultNoted result -> RedriveProgress.answered(this, result);
            case RetryPlanned retry -> RedriveProgress.resting(this, retry);
            case CommandGivenUp givenUpAgain -> RedriveProgress.givenUp(this, givenUpAgain);
            case InteractionForgotten _ -> Interaction.unknown(interactionId());
            case NoticeFact _,
                    StartInferred _,
                    EndInferred _,
                    RoutingDropped _,
                    InteractionClosed _ ->
                    throw cannotFollow(fact);
        };
    }

    ClosedInteraction with(
            List<Redrivable> failed, List<Redrive> working, @Nullable InFlightCommand awaited) {
        return new ClosedInteraction(outcome, closedAt, answer, seen, failed, working, awaited);
    }
}
