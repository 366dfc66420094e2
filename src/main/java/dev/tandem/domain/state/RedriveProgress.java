package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.state.ClosedInteraction.Redrivable;
import dev.tandem.domain.state.ClosedInteraction.Redrive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How facts about redriven commands change a closed interaction. */
public final class RedriveProgress {

    private RedriveProgress() {}

    static Redrivable redrivable(IssuedCommand command, ContactCenterSettings settings) {
        return new Redrivable(command, settings.deadlines().of(command.id().kind()));
    }

    static ClosedInteraction begun(ClosedInteraction state, CommandKind kind, Instant at) {
        List<Redrivable> left = new ArrayList<>();
        List<Redrive> working = new ArrayList<>(state.redrives());
        for (Redrivable failed : state.givenUp()) {
            if (failed.kind() == kind) {
                int ordinal = failed.command().id().ordinal();
                CommandProgress before =
                        new CommandProgress(
                                ordinal, 0, CommandProgress.Status.GIVEN_UP, false, null, null);
                working.add(new Redrive(failed, before.redriven(at)));
            } else {
                left.add(failed);
            }
        }
        return state.with(left, working, state.flight());
    }

    static ClosedInteraction issued(ClosedInteraction state, InteractionFact.CommandIssued issued) {
        IssuedCommand command = issued.command();
        List<Redrive> working =
                stepped(
                        state.redrives(),
                        command.id().kind(),
                        step -> step.issued(command.id(), command.attempt()));
        return state.with(
                state.givenUp(), working, new InFlightCommand.Issued(command, issued.at(), false));
    }

    static ClosedInteraction started(
            ClosedInteraction state, InteractionFact.RequestStarted started) {
        InFlightCommand flight = state.flight();
        return flight != null && flight.is(started.id(), started.attempt())
                ? state.with(
                        state.givenUp(),
                        state.redrives(),
                        new InFlightCommand.Started(flight.command(), started.at()))
                : state;
    }

    static ClosedInteraction answered(ClosedInteraction state, InteractionFact.ResultNoted result) {
        boolean done =
                switch (result.result()) {
                    case SalesforceResult.VoiceCallCreated _,
                            SalesforceResult.OmniFlowExecuted _,
                            SalesforceResult.RoutingCleared _,
                            SalesforceResult.VoiceCallUpdated _ ->
                            true;
                    case SalesforceResult.CommandRefused _, SalesforceResult.CommandUnavailable _ ->
                            false;
                };
        CommandKind kind = result.id().kind();
        InFlightCommand flight = state.flight();
        boolean awaited = flight != null && flight.is(result.id(), result.attempt());
        return state.with(
                state.givenUp(),
                done ? without(state.redrives(), kind) : state.redrives(),
                awaited ? null : flight);
    }

    static ClosedInteraction resting(ClosedInteraction state, InteractionFact.RetryPlanned retry) {
        return state.with(
                state.givenUp(),
                stepped(
                        state.redrives(),
                        retry.id().kind(),
                        step -> step.resting(retry.notBefore())),
                state.flight());
    }

    static ClosedInteraction givenUp(
            ClosedInteraction state, InteractionFact.CommandGivenUp givenUp) {
        CommandKind kind = givenUp.command().id().kind();
        List<Redrivable> failed = new ArrayList<>(state.givenUp());
        for (Redrive redrive : state.redrives()) {
            if (redrive.kind() == kind) {
                Duration worthTrying = redrive.command().worthTrying();
                failed.add(new Redrivable(givenUp.command(), worthTrying));
            }
        }
        return state.with(failed, without(state.redrives(), kind), state.flight());
    }

    static ClosedInteraction withdrawn(
            ClosedInteraction state, InteractionFact.CommandWithdrawn withdrawn) {
        return state.flight() instanceof InFlightCommand.Issued(var command, var at, var _)
                        && command.id().equals(withdrawn.id())
                ? state.with(
                        state.givenUp(),
                        state.redrives(),
                        new InFlightCommand.Issued(command, at, true))
                : state;
    }

    /** Whether a word on that command is about one that is being redriven, or still in flight. */
    public static boolean concerned(ClosedInteraction state, CommandId id) {
        InFlightCommand flight = state.flight();
        return (flight != null && flight.command().id().equals(id))
                || state.redrives().stream()
                        .anyMatch(redrive ->
                                redrive.kind() == id.kind()
                                        && redrive.step().ordinal() == id.ordinal());
    }

    public static boolean wanted(ClosedInteraction state, CommandKind kind) {
        return state.redrives().stream().anyMatch(redrive -> redrive.kind() == kind);
    }

    private static List<Redrive> without(List<Redrive> redrives, CommandKind kind) {
        return redrives.stream().filter(redrive -> redrive.kind() != kind).toList();
    }

    private static List<Redrive> stepped(
            List<Redrive> redrives, CommandKind kind, UnaryOperator<CommandProgress> change) {
        return redrives.stream()
                .map(redrive ->
                        redrive.kind() == kind
                                ? new Redrive(redrive.command(), change.apply(redrive.step()))
                                : redrive)
                .toList();
    }
}
