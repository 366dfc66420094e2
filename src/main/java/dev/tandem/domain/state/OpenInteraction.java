package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactCenterSettings;
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
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact of ours that is not closed.
 *
 * @param settings as they were when the start was taken in
 * @param startedAt when the start was received
 * @param givenUp the commands that failed for good and may be redriven, the last of each kind
 * @param flight the command whose result is waited for; null when none is
 */
public record OpenInteraction(
        Contact contact,
        ContactCenterSettings settings,
        Instant startedAt,
        ContactHistory told,
        SalesforceProgress dealings,
        List<IssuedCommand> givenUp,
        @Nullable InFlightCommand flight)
        implements Interaction {

    public OpenInteraction {
        givenUp = List.copyOf(givenUp);
    }

    @Override
    public String interactionId() {
        return contact.interactionId();
    }

    @Override
    public InteractionPhase phase() {
        return InteractionViews.phase(this);
    }

    @Override
    public RoutingAnswer answer() {
        return InteractionViews.answer(this);
    }

    @Override
    public @Nullable CloseOutcome outcome() {
        return null;
    }

    @Override
    public boolean forgotten() {
        return false;
    }

    @Override
    public Interaction evolve(InteractionFact fact) {
        return switch (fact) {
            case StartNoted _, StartInferred _, ContactDeclined _, InteractionForgotten _ ->
                    throw cannotFollow(fact);
            case NoticeFact notice -> with(told.with(notice));
            case EndInferred(var at) -> with(told.withDepartureAsEnd(at));
            case CommandIssued issued -> issued(issued);
            case CommandWithdrawn withdrawn -> withdrawn(withdrawn);
            case RequestStarted started -> started(started);
            case ResultNoted result -> after(result);
            case RoutingDropped _ -> with(dealings.withRouting(null), flight);
            case RetryPlanned(var id, var notBefore) ->
                    with(stepped(id.kind(), step(id).resting(notBefore)), flight);
            case CommandGivenUp(var command, var _, var _) -> givenUp(command);
            case RedriveNoted redrive -> after(redrive);
            case InteractionClosed closed -> ClosedInteraction.after(this, closed);
        };
    }

    private CommandProgress step(CommandId id) {
        return dealings.step(id.kind());
    }

    private SalesforceProgress stepped(CommandKind kind, CommandProgress step) {
        return dealings.with(kind, step);
    }

    private OpenInteraction with(ContactHistory changed) {
        return new OpenInteraction(
                contact, settings, startedAt, changed, dealings, givenUp, flight);
    }

    private OpenInteraction with(SalesforceProgress changed, @Nullable InFlightCommand now) {
        return new OpenInteraction(contact, settings, startedAt, told, changed, givenUp, now);
    }

    private OpenInteraction withGivenUp(List<IssuedCommand> commands, SalesforceProgress changed) {
        return new OpenInteraction(contact, settings, startedAt, told, changed, commands, flight);
    }

    private OpenInteraction issued(CommandIssued issued) {
        IssuedCommand command = issued.command();
        CommandKind kind = command.id().kind();
        SalesforceProgress changed =
                stepped(kind, dealings.step(kind).issued(command.id(), command.attempt()));
        boolean late = kind == CommandKind.CREATE_VOICE_CALL && told.ended();
        return with(
                late ? changed.withLateCreate() : changed,
                new InFlightCommand.Issued(command, issued.at(), false));
    }

    private OpenInteraction withdrawn(CommandWithdrawn withdrawn) {
        return flight instanceof InFlightCommand.Issued(var command, var at, var _)
                        && flight.is(withdrawn.id(), withdrawn.attempt())
                ? with(dealings, new InFlightCommand.Issued(command, at, true))
                : this;
    }

    private OpenInteraction started(RequestStarted started) {
        return flight != null && flight.is(started.id(), started.attempt())
                ? with(dealings, new InFlightCommand.Started(flight.command(), started.at()))
                : with(dealings.withStray(started), flight);
    }

    public OpenInteraction after(ResultNoted noted) {
        boolean awaited = flight != null && flight.is(noted.id(), noted.attempt());
        return with(dealings.with(noted), awaited ? null : flight);
    }

    private OpenInteraction givenUp(IssuedCommand command) {
        CommandKind kind = command.id().kind();
        SalesforceProgress changed = stepped(kind, dealings.step(kind).abandoned());
        boolean late = kind == CommandKind.CREATE_VOICE_CALL && told.ended();
        return withGivenUp(
                GivenUpCommands.with(givenUp, command), late ? changed.withLateCreate() : changed);
    }

    public OpenInteraction after(RedriveNoted redrive) {
        CommandKind kind = redrive.kind();
        return withGivenUp(
                GivenUpCommands.without(givenUp, kind),
                stepped(kind, dealings.step(kind).redriven(redrive.at())));
    }
}
