package dev.tandem.domain.decision;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.decision.Decision.Withdrawal;
import dev.tandem.domain.state.InputBounds;
import dev.tandem.domain.state.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides: the same state and input always lead to the same decision. It reads no clock and draws
 * nothing; waiting is counted in the received time that inputs carry.
 *
 * <p>An input is first taken into the state, or ignored for a reason; then the state alone says
 * what comes next ({@link NextStepPolicy}), until it has to wait. So it does not matter in which
 * order Webex told, and a state that was restored goes on as the one that was lost would have.
 */
public final class InteractionDecider {

    /** No input leads to nearly as many steps: more of them are a circle. */
    private static final int MOST_STEPS = 32;

    private final NoticeHandler notices;
    private final ResultHandler results;
    private final RedriveHandler redrives;
    private final NextStepPolicy course;

    public InteractionDecider(InteractionRules rules) {
        NextCommandPlanner planner = new NextCommandPlanner(rules);
        CommandFactory commands = new CommandFactory(planner);
        ResultFollowUp aftermath = new ResultFollowUp(planner, commands);
        this.notices = new NoticeHandler(rules);
        this.results = new ResultHandler(aftermath);
        this.redrives = new RedriveHandler(planner);
        this.course = new NextStepPolicy(rules, planner, commands, new CommandTimeouts(aftermath));
    }

    /**
     * What the input leads to in this state.
     *
     * @throws IllegalStateException only when the state never comes to rest, which is a fault of
     *     this program
     */
    public Transition decide(Interaction state, InteractionInput input) {
        Instant now = input.receivedAt();
        return switch (react(state, input)) {
            case InputEffect.Ignore(var reason, var facts) -> ignored(state, reason, facts, now);
            case InputEffect.Take(var facts) -> acted(state, facts, now);
        };
    }

    private InputEffect react(Interaction state, InteractionInput input) {
        return switch (input) {
            case Notice notice -> notices.react(state, notice);
            case CommandStarted(var at, var id, var attempt) ->
                    results.react(state, new RequestStarted(id, attempt, at));
            case CommandAnswered(var at, var id, var attempt, var result) ->
                    results.react(
                            state, new ResultNoted(id, attempt, InputBounds.bounded(result), at));
            case Woken _ -> new InputEffect.Take(List.of());
            case CommandRedriven(var at, var kind) ->
                    redrives.react(state, new RedriveNoted(kind, at));
        };
    }

    private Transition ignored(
            Interaction state, IgnoreReason reason, List<InteractionFact> facts, Instant now) {
        Interaction next = fold(state, facts);
        return new Transition(new Decision.Ignored(reason, facts), next, wakeAt(next, now));
    }

    private Transition acted(Interaction state, List<InteractionFact> taken, Instant now) {
        List<InteractionFact> facts = new ArrayList<>(taken);
        Interaction next = fold(state, taken);
        int steps = 0;
        while (!next.forgotten() && course.next(next, now) instanceof NextStep.Act(var more)) {
            if (++steps > MOST_STEPS) {
                throw new IllegalStateException(
                        "Expected the interaction to come to rest, but it goes on with " + more);
            }
            facts.addAll(more);
            next = fold(next, more);
        }
        Decision decision =
                facts.isEmpty()
                        ? new Decision.Ignored(IgnoreReason.NOTHING_DUE)
                        : new Decision.Acted(facts, issued(facts), withdrawn(facts));
        return new Transition(decision, next, wakeAt(next, now));
    }

    private static Interaction fold(Interaction state, List<InteractionFact> facts) {
        Interaction next = state;
        for (InteractionFact fact : facts) {
            next = next.evolve(fact);
        }
        return next;
    }

    /** At once, where something is due that an ignored input must not set off. */
    private @Nullable Instant wakeAt(Interaction state, Instant now) {
        if (state.forgotten()) {
            return null;
        }
        return course.next(state, now) instanceof NextStep.Wait(var until) ? until : now;
    }

    private static List<IssuedCommand> issued(List<InteractionFact> facts) {
        return facts.stream()
                .filter(CommandIssued.class::isInstance)
                .map(fact -> ((CommandIssued) fact).command())
                .toList();
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
