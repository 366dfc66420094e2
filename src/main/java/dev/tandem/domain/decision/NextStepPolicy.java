package dev.tandem.domain.decision;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.EndInferred;
import dev.tandem.domain.InteractionFact.InteractionClosed;
import dev.tandem.domain.InteractionFact.InteractionForgotten;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.InFlightCommand;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.UnstartedInteraction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The next step of every state. */
public final class NextStepPolicy {

    /** How long a webhook's start waits for the flow's. */
    public static final Duration FLOW_WAIT = Duration.ofSeconds(2);

    private final InteractionRules rules;
    private final NextCommandPlanner planner;
    private final CommandFactory commands;
    private final CommandTimeouts watch;

    NextStepPolicy(
            InteractionRules rules,
            NextCommandPlanner planner,
            CommandFactory commands,
            CommandTimeouts watch) {
        this.rules = rules;
        this.planner = planner;
        this.commands = commands;
        this.watch = watch;
    }

    NextStep next(Interaction state, Instant now) {
        return switch (state) {
            case UnstartedInteraction unstarted -> next(unstarted, now);
            case OpenInteraction open -> next(open, now);
            case ClosedInteraction closed -> next(closed, now);
        };
    }

    private NextStep next(UnstartedInteraction state, Instant now) {
        if (state.held() != null) {
            Instant due = state.held().mark().receivedAt().plus(FLOW_WAIT);
            return now.isBefore(due) ? new NextStep.Wait(due) : new NextStep.Act(state.held());
        }
        if (state.inferred() != null) {
            Instant due = state.inferred().since().plus(rules.startWait());
            return now.isBefore(due)
                    ? new NextStep.Wait(due)
                    : new NextStep.Act(state.inferred().start());
        }
        ContactHistory.End end = state.told().effectiveEnd();
        if (end == null) {
            Instant lostAt = planner.lostAt(state.told(), now);
            return endAtLast(state.told(), close(CloseOutcome.LOST, lostAt, now), now);
        }
        return close(CloseOutcome.ORPHANED, end.receivedAt().plus(rules.orphanWait()), now);
    }

    private static NextStep close(CloseOutcome outcome, Instant due, Instant now) {
        return now.isBefore(due)
                ? new NextStep.Wait(due)
                : new NextStep.Act(new InteractionClosed(outcome, now));
    }

    private NextStep next(OpenInteraction state, Instant now) {
        return endAtLast(state.told(), nextByPlan(state, now), now);
    }

    /** The departure of the customer becomes the end when its time has come before that step's. */
    private NextStep endAtLast(ContactHistory told, NextStep step, Instant now) {
        ContactHistory.End departure = told.pendingDeparture();
        if (departure == null) {
            return step;
        }
        Instant due = departure.receivedAt().plus(rules.lostEnd());
        if (!now.isBefore(due)) {
            return new NextStep.Act(new EndInferred(now));
        }
        return step instanceof NextStep.Wait(var until) && due.isBefore(until)
                ? new NextStep.Wait(due)
                : step;
    }

    private NextStep nextByPlan(OpenInteraction state, Instant now) {
        Plan plan = planner.plan(state);
        InFlightCommand flight = state.flight();
        if (flight != null) {
            boolean wanted =
                    plan.sends(flight.command().id().kind())
                            && commands.upToDate(state, flight.command());
            return watch.next(state, flight, wanted, now);
        }
        if (now.isBefore(plan.due())) {
            return new NextStep.Wait(plan.due());
        }
        return switch (plan) {
            case Plan.Close(var outcome, var due) -> close(outcome, due, now);
            case Plan.Send(var kind, var _) ->
                    issueOrGiveUp(
                            commands.next(state, kind, now),
                            commands.deadline(state, kind, now),
                            now);
        };
    }

    private NextStep next(ClosedInteraction state, Instant now) {
        InFlightCommand flight = state.flight();
        if (flight != null) {
            return watch.next(
                    state,
                    flight,
                    RedriveProgress.wanted(state, flight.command().id().kind()),
                    now);
        }
        if (!state.redrives().isEmpty()) {
            return next(state.redrives().getFirst(), now);
        }
        Instant over = state.closedAt().plus(rules.retention());
        return now.isBefore(over)
                ? new NextStep.Wait(over)
                : new NextStep.Act(new InteractionForgotten(now));
    }

    private static NextStep next(ClosedInteraction.Redrive redrive, Instant now) {
        Instant notBefore = redrive.step().notBefore();
        if (notBefore != null && now.isBefore(notBefore)) {
            return new NextStep.Wait(notBefore);
        }
        IssuedCommand command = redrive.nextAttempt();
        return issueOrGiveUp(command, command.notAfter(), now);
    }

    private static NextStep issueOrGiveUp(IssuedCommand command, Instant deadline, Instant now) {
        if (now.isBefore(deadline)) {
            return new NextStep.Act(new CommandIssued(command, now));
        }
        String error = "Not done before its deadline, " + deadline;
        return new NextStep.Act(new CommandGivenUp(command, List.of(error), now));
    }
}
