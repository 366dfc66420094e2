package dev.tandem.domain;

import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.decision.CheckedDecider;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Alphabet;
import dev.tandem.domain.state.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What every input leads to in every named state, one readable line for each. */
final class TransitionTable {

    private static final List<Message> NOTICES =
            List.of(
                    Message.started(0),
                    Message.chat(0.5),
                    Message.outbound(0.6),
                    Message.startedUnmatched(0.7),
                    Message.parked(61),
                    Message.offered(62),
                    Message.callback(63),
                    Message.connected(64),
                    Message.ended(65),
                    Message.endedRona(66),
                    Message.held(67),
                    Message.resumed(68),
                    Message.recording(69),
                    Message.other(70),
                    Message.consulting(71),
                    Message.left(72),
                    Message.renumbered(73),
                    Message.endedByAgent(74),
                    Message.endedBySystem(75),
                    Message.parked(76).describing());

    private final CheckedDecider decider = new CheckedDecider(InteractionRules.DEFAULT);

    String render() {
        StringBuilder table = new StringBuilder();
        TableStates.all().forEach((name, state) -> render(table, name, state));
        return table.toString();
    }

    private void render(StringBuilder table, String name, TableStates.Sample sample) {
        Instant now = sample.now();
        table.append(name).append(" (").append(sample.state().phase()).append(")\n");
        inputs(sample.state(), now)
                .forEach((input, value) ->
                        table.append("  ")
                                .append(input)
                                .append(" -> ")
                                .append(outcome(decider.decide(sample.state(), value)))
                                .append('\n'));
    }

    /** The kinds of input that have rows. */
    static Set<Class<?>> inputKinds() {
        return inputs(TableStates.all().values().iterator().next().state(), Message.T0)
                .values()
                .stream()
                .map(Object::getClass)
                .collect(Collectors.toSet());
    }

    private static Map<String, InteractionInput> inputs(Interaction state, Instant now) {
        Map<String, InteractionInput> inputs = new LinkedHashMap<>();
        NOTICES.forEach(notice -> inputs.put(notice.name(), notice.receivedAt(now)));
        for (CommandKind kind : CommandKind.values()) {
            CommandId id = new CommandId(Message.CALL, kind, 1);
            String word = kind.word();
            inputs.put(word + " started", new CommandStarted(now, id, 1));
            inputs.put(word + " done", new CommandAnswered(now, id, 1, Reply.success(kind)));
            inputs.put(word + " refused", new CommandAnswered(now, id, 1, Alphabet.REFUSED));
            inputs.put(word + " in doubt", new CommandAnswered(now, id, 1, Alphabet.IN_DOUBT));
            inputs.put(word + " unsent", new CommandAnswered(now, id, 1, Alphabet.UNSENT));
            inputs.put(word + " redriven", new CommandRedriven(now, kind));
        }
        inputs.put("woken", new Woken(now));
        inputs.put("woken when due", new Woken(due(state, now)));
        inputs.put("woken a day later", new Woken(now.plus(Duration.ofHours(25))));
        return inputs;
    }

    private static Instant due(Interaction state, Instant now) {
        Instant due =
                new InteractionDecider(InteractionRules.DEFAULT)
                        .decide(state, new Woken(now))
                        .wakeAt();
        return due == null ? now : due;
    }

    private static String outcome(Transition transition) {
        return switch (transition.decision()) {
            case Decision.Ignored(var reason, var facts) ->
                    "ignored " + reason + (facts.isEmpty() ? "" : ", " + names(facts));
            case Decision.Acted acted ->
                    transition.next().phase()
                            + ": "
                            + names(acted.facts())
                            + (acted.withdrawn() == null ? "" : "; withdraws")
                            + commands(acted.commands());
        };
    }

    private static String commands(List<IssuedCommand> commands) {
        List<String> words = new ArrayList<>();
        for (IssuedCommand command : commands) {
            words.add(
                    "; sends "
                            + command.id().kind().word()
                            + "/"
                            + command.id().ordinal()
                            + " attempt "
                            + command.attempt());
        }
        return String.join("", words);
    }

    private static String names(List<InteractionFact> facts) {
        return facts.stream().map(TransitionTable::name).collect(Collectors.joining(", "));
    }

    private static String name(InteractionFact fact) {
        String name = fact.getClass().getSimpleName();
        return fact instanceof InteractionFact.InteractionClosed closed
                ? name + " " + closed.outcome()
                : name;
    }
}
