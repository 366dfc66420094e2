package dev.tandem.domain.decision;

import static dev.tandem.domain.IgnoreReason.NOTHING_TO_REDRIVE;
import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.NoticeHandler.answerInferred;
import static dev.tandem.domain.decision.NoticeHandler.answered;
import static dev.tandem.domain.decision.NoticeHandler.customerLeft;
import static dev.tandem.domain.decision.NoticeHandler.ended;
import static dev.tandem.domain.decision.NoticeHandler.inQueue;
import static dev.tandem.domain.decision.NoticeHandler.keep;
import static dev.tandem.domain.decision.NoticeHandler.late;
import static dev.tandem.domain.decision.NoticeHandler.newNumber;
import static dev.tandem.domain.decision.NoticeHandler.offHold;
import static dev.tandem.domain.decision.NoticeHandler.onHold;
import static dev.tandem.domain.decision.NoticeHandler.onTimeline;
import static dev.tandem.domain.decision.NoticeHandler.recorded;
import static dev.tandem.domain.decision.NoticeHandler.ringing;
import static dev.tandem.domain.decision.NoticeHandler.startAgain;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.EndInferred;
import dev.tandem.domain.InteractionFact.InteractionClosed;
import dev.tandem.domain.InteractionFact.InteractionForgotten;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.CustomerLeft;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.decision.Decision.Withdrawal;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.UnstartedInteraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides: the same state and input always lead to the same decision. It reads no clock and draws
 * no random number; time is the received time that inputs carry.
 *
 * <p>An input is first taken into the state, or ignored for a reason, as {@link #effect} says. Then
 * the state alone says what comes next ({@link NextStepPolicy}), until it has to wait.
 */
public final class InteractionDecider {

    /** More steps than any input leads to: reaching it means that they repeat without end. */
    private static final int MOST_STEPS = 32;

    private static final InputEffect TIME_PASSES = new InputEffect.Take(List.of());

    private final NoticeHandler notices;
    private final ResultHandler results;
    private final RedriveHandler redrives;
    private final NextStepPolicy policy;

    public InteractionDecider(InteractionRules rules) {
        this.policy = new NextStepPolicy(rules);
        this.notices = new NoticeHandler(rules);
        this.results = new ResultHandler(policy);
        this.redrives = new RedriveHandler(policy);
    }

    private record Cell(Interaction state, InteractionInput input) {}

    /**
     * What every input means in every state. Notices that are repeated or too old do not come here
     * (rule 3).
     */
    private InputEffect effect(Interaction state, InteractionInput input) {
        return switch (new Cell(state, input)) {
            // Before the start, notices are kept and count when it comes (rule 13).
            case Cell(UnstartedInteraction s, ContactStarted i) -> notices.start(s, i);
            case Cell(UnstartedInteraction s, ContactQueued i) -> keep(s, i, inQueue(i));
            case Cell(UnstartedInteraction s, AgentOffered i) -> keep(s, i, ringing(i));
            case Cell(UnstartedInteraction s, AgentConnected i) -> keep(s, i, answered(i));
            case Cell(UnstartedInteraction s, AnswerImplied i) -> keep(s, i, answerInferred(i));
            case Cell(UnstartedInteraction s, CallHeld i) -> keep(s, i, onHold(i));
            case Cell(UnstartedInteraction s, CallResumed i) -> keep(s, i, offHold(i));
            case Cell(UnstartedInteraction s, RecordingAvailable i) -> keep(s, i, recorded(i));
            case Cell(UnstartedInteraction s, ContactEnded i) -> keep(s, i, ended(s.history(), i));
            case Cell(UnstartedInteraction s, CustomerLeft i) -> keep(s, i, customerLeft(i));
            case Cell(UnstartedInteraction s, ContactUpdated i) -> keep(s, i, newNumber(i));
            case Cell(UnstartedInteraction s, OtherNotice i) -> keep(s, i, onTimeline(i));
            case Cell(UnstartedInteraction s, CommandStarted i) -> results.started(s, i);
            case Cell(UnstartedInteraction s, CommandAnswered i) -> results.answered(s, i);
            case Cell(UnstartedInteraction _, Woken _) -> TIME_PASSES;
            case Cell(UnstartedInteraction _, CommandRedriven _) -> ignore(NOTHING_TO_REDRIVE);

            // From the start to the close.
            case Cell(OpenInteraction s, ContactStarted i) -> startAgain(s.history(), i);
            case Cell(OpenInteraction _, ContactQueued i) -> inQueue(i);
            case Cell(OpenInteraction _, AgentOffered i) -> ringing(i);
            case Cell(OpenInteraction _, AgentConnected i) -> answered(i);
            case Cell(OpenInteraction _, AnswerImplied i) -> answerInferred(i);
            case Cell(OpenInteraction _, CallHeld i) -> onHold(i);
            case Cell(OpenInteraction _, CallResumed i) -> offHold(i);
            case Cell(OpenInteraction _, RecordingAvailable i) -> recorded(i);
            case Cell(OpenInteraction s, ContactEnded i) -> ended(s.history(), i);
            case Cell(OpenInteraction _, CustomerLeft i) -> customerLeft(i);
            case Cell(OpenInteraction _, ContactUpdated i) -> newNumber(i);
            case Cell(OpenInteraction _, OtherNotice i) -> onTimeline(i);
            case Cell(OpenInteraction s, CommandStarted i) -> results.started(s, i);
            case Cell(OpenInteraction s, CommandAnswered i) -> results.answered(s, i);
            case Cell(OpenInteraction _, Woken _) -> TIME_PASSES;
            case Cell(OpenInteraction s, CommandRedriven i) -> redrives.redriven(s, i);

            // After the close everything is late, redriven commands apart (rules 15 and 17).
            case Cell(ClosedInteraction s, ContactStarted _) -> late(s);
            case Cell(ClosedInteraction s, ContactQueued _) -> late(s);
            case Cell(ClosedInteraction s, AgentOffered _) -> late(s);
            case Cell(ClosedInteraction s, AgentConnected _) -> late(s);
            case Cell(ClosedInteraction s, AnswerImplied _) -> late(s);
            case Cell(ClosedInteraction s, CallHeld _) -> late(s);
            case Cell(ClosedInteraction s, CallResumed _) -> late(s);
            case Cell(ClosedInteraction s, RecordingAvailable _) -> late(s);
            case Cell(ClosedInteraction s, ContactEnded _) -> late(s);
            case Cell(ClosedInteraction s, CustomerLeft _) -> late(s);
            case Cell(ClosedInteraction s, ContactUpdated _) -> late(s);
            case Cell(ClosedInteraction s, OtherNotice _) -> late(s);
            case Cell(ClosedInteraction s, CommandStarted i) -> results.started(s, i);
            case Cell(ClosedInteraction s, CommandAnswered i) -> results.answered(s, i);
            case Cell(ClosedInteraction _, Woken _) -> TIME_PASSES;
            case Cell(ClosedInteraction s, CommandRedriven i) -> redrives.redriven(s, i);
        };
    }

    /**
     * What the input leads to in this state.
     *
     * @throws IllegalStateException only when the state never comes to rest, which is a fault of
     *     this program
     */
    public Transition decide(Interaction state, InteractionInput input) {
        Instant now = input.receivedAt();
        IgnoreReason refusal =
                input instanceof Notice notice ? notices.refusal(state, notice) : null;
        return switch (refusal == null ? effect(state, input) : ignore(refusal)) {
            case InputEffect.Ignore(var reason, var facts) -> ignored(state, reason, facts, now);
            case InputEffect.Take(var facts) -> acted(state, facts, now);
        };
    }

    private Transition ignored(
            Interaction state, IgnoreReason reason, List<InteractionFact> facts, Instant now) {
        Interaction next = fold(state, facts);
        Instant wakeAt = NextStepPolicy.wakeAt(policy.steps(next), now);
        return new Transition(new Decision.Ignored(reason, facts), next, wakeAt);
    }

    private Transition acted(Interaction state, List<InteractionFact> taken, Instant now) {
        List<InteractionFact> facts = taken;
        Interaction next = fold(state, taken);
        List<NextStep> ahead = policy.steps(next);
        NextStep step = NextStepPolicy.due(ahead, now);
        for (int steps = 0; step != null; steps++) {
            if (steps == MOST_STEPS) {
                throw new IllegalStateException(
                        "Expected the interaction to come to rest, but it goes on with " + step);
            }
            List<InteractionFact> more = facts(next, step, now);
            facts = facts.isEmpty() ? more : joined(facts, more);
            next = fold(next, more);
            ahead = policy.steps(next);
            step = NextStepPolicy.due(ahead, now);
        }
        Decision decision =
                facts.isEmpty()
                        ? new Decision.Ignored(IgnoreReason.NOTHING_DUE)
                        : new Decision.Acted(facts, issued(facts), withdrawn(facts));
        return new Transition(decision, next, NextStepPolicy.wakeAt(ahead, now));
    }

    private static List<InteractionFact> joined(
            List<InteractionFact> facts, List<InteractionFact> more) {
        List<InteractionFact> all = new ArrayList<>(facts.size() + more.size());
        all.addAll(facts);
        all.addAll(more);
        return all;
    }

    /** What a step records when it is taken. */
    private List<InteractionFact> facts(Interaction state, NextStep step, Instant now) {
        return switch (step) {
            case NextStep.TakeStart(var start, var _) -> List.of(start);
            case NextStep.InferEnd _ -> List.of(new EndInferred(now));
            case NextStep.Send(var kind, var _) -> List.of(send(state, kind, now));
            case NextStep.Reissue(var command, var _) -> List.of(new CommandIssued(command, now));
            case NextStep.Withdraw(var command, var _) ->
                    List.of(new CommandWithdrawn(command.id(), command.attempt(), now));
            case NextStep.AssumeUnavailable(var command, var result, var _) ->
                    results.facts(
                            state, new ResultNoted(command.id(), command.attempt(), result, now));
            case NextStep.Close(var outcome, var _) -> List.of(new InteractionClosed(outcome, now));
            case NextStep.Forget _ -> List.of(new InteractionForgotten(now));
        };
    }

    private InteractionFact send(Interaction state, CommandKind kind, Instant now) {
        IssuedCommand command =
                switch (state) {
                    case OpenInteraction open ->
                            CommandFactory.next(open, kind, policy.deadline(open, kind, now));
                    case ClosedInteraction closed ->
                            closed.redriving().redrives().getFirst().nextAttempt();
                    case UnstartedInteraction _ ->
                            throw new IllegalStateException(
                                    "Expected a start before the command " + kind);
                };
        if (now.isBefore(command.notAfter())) {
            return new CommandIssued(command, now);
        }
        String error = "Not done before its deadline, " + command.notAfter();
        return new CommandGivenUp(command, List.of(error), now);
    }

    private static Interaction fold(Interaction state, List<InteractionFact> facts) {
        Interaction next = state;
        for (int i = 0; i < facts.size(); i++) {
            next = next.evolve(facts.get(i));
        }
        return next;
    }

    private static List<IssuedCommand> issued(List<InteractionFact> facts) {
        List<IssuedCommand> commands = new ArrayList<>(1);
        for (InteractionFact fact : facts) {
            if (fact instanceof CommandIssued(var command, var _)) {
                commands.add(command);
            }
        }
        return commands;
    }

    private static @Nullable Withdrawal withdrawn(List<InteractionFact> facts) {
        for (InteractionFact fact : facts) {
            if (fact instanceof CommandWithdrawn(var id, var attempt, var _)) {
                return new Withdrawal(id, attempt);
            }
        }
        return null;
    }
}
