package dev.tandem.domain;

import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.decision.CheckedDecider;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * Plays notices against a scripted Salesforce in virtual time: a dispatcher that starts each
 * command two milliseconds after it was issued, and a clock that wakes the interaction when it
 * asked for it. Ends when the interaction is forgotten, or when nothing is left to happen.
 */
final class Simulation {

    private static final Duration DISPATCH = Duration.ofMillis(2);
    private static final int MOST_EVENTS = 2_000;

    /** What happens at an instant; the input is made when it does. */
    private record Event(Instant at, int order, Runnable happens) {}

    private final CheckedDecider decider = new CheckedDecider(InteractionRules.DEFAULT);
    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::order));
    private final Set<String> started = new HashSet<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<IssuedCommand> calls = new ArrayList<>();
    private final List<InteractionFact> facts = new ArrayList<>();
    private final List<IgnoreReason> ignored = new ArrayList<>();
    private Function<IssuedCommand, Reply> salesforce = command -> Reply.ok(command.id().kind());
    private Interaction state = Interaction.unknown(Message.CALL);
    private CloseOutcome outcome;
    private AnswerProof proof = AnswerProof.NONE;
    private Instant now = Message.T0;
    private Instant wakeAt;
    private int order;

    Simulation salesforce(Function<IssuedCommand, Reply> script) {
        salesforce = script;
        return this;
    }

    /** The message is received that many seconds after the call began. */
    Simulation receives(double seconds, Message message) {
        Instant at = Message.at(seconds);
        at(at, () -> decide(message.receivedAt(at)));
        return this;
    }

    Simulation run() {
        for (int i = 0; !agenda.isEmpty(); i++) {
            if (i > MOST_EVENTS) {
                throw new AssertionError("Expected the call to end, but it goes on: " + state);
            }
            Event event = agenda.poll();
            now = event.at();
            event.happens().run();
        }
        return this;
    }

    Instant now() {
        return now;
    }

    /** The requests that reached Salesforce, in order. */
    List<IssuedCommand> calls() {
        return List.copyOf(calls);
    }

    /** Their short words, in order. */
    List<String> callWords() {
        return calls.stream().map(call -> call.id().kind().word()).toList();
    }

    List<InteractionFact> facts() {
        return List.copyOf(facts);
    }

    List<IgnoreReason> ignored() {
        return List.copyOf(ignored);
    }

    CloseOutcome outcome() {
        return outcome;
    }

    Interaction state() {
        return state;
    }

    private void at(Instant instant, Runnable happens) {
        agenda.add(new Event(instant, order++, happens));
    }

    private void decide(InteractionInput input) {
        Transition transition = decider.decide(state, input);
        proof = proof.after(input, transition);
        state = transition.next();
        facts.addAll(transition.decision().facts());
        if (state.outcome() != null) {
            outcome = state.outcome();
        }
        switch (transition.decision()) {
            case Decision.Ignored ignoredFor -> ignored.add(ignoredFor.reason());
            case Decision.Acted acted -> {
                if (acted.withdrawn() != null) {
                    withdrawn.add(name(acted.withdrawn().id(), acted.withdrawn().attempt()));
                }
                acted.commands().forEach(this::dispatch);
            }
        }
        wakeAt = transition.wakeAt();
        if (wakeAt != null) {
            Instant due = wakeAt;
            at(due, () -> wake(due));
        }
    }

    private void wake(Instant due) {
        if (due.equals(wakeAt)) {
            decide(new Woken(due));
        }
    }

    private void dispatch(IssuedCommand command) {
        at(now.plus(DISPATCH), () -> start(command));
    }

    private void start(IssuedCommand command) {
        String name = name(command.id(), command.attempt());
        if (!started.add(name)) {
            return;
        }
        if (withdrawn.contains(name) || !now.isBefore(command.notAfter())) {
            answer(command, new CommandUnavailable("not sent", false, null));
            return;
        }
        calls.add(command);
        decide(new CommandStarted(now, command.id(), command.attempt()));
        Reply reply = salesforce.apply(command);
        if (reply.result() != null) {
            at(now.plus(reply.after()), () -> answer(command, reply.result()));
        }
    }

    private void answer(IssuedCommand command, SalesforceResult result) {
        decide(new CommandAnswered(now, command.id(), command.attempt(), result));
    }

    private static String name(CommandId id, int attempt) {
        return id + "#" + attempt;
    }
}
