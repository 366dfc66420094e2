package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.IssuedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a recording must lead to, by interaction id: the text in a file beside the
 * recording, and what a replay found.
 */
public record ExpectedOutcomes(Map<String, Call> calls) {
    public ExpectedOutcomes {
        calls = new TreeMap<>(calls);
    }

    /**
     * One call.
     *
     * @param outcome how it ends, in lower case; "open" when it is not closed
     * @param commands the kinds of commands that it sends, in order, retries included
     */
    public record Call(String outcome, List<String> commands) {
        public Call {
            commands = List.copyOf(commands);
        }

        @Override
        public String toString() {
            return outcome
                    + " after "
                    + (commands.isEmpty() ? "nothing" : String.join(", ", commands));
        }
    }

    /** Collects what a replay finds. For one thread; keeps a little of every call. */
    public static final class Collector implements CallListener {
        private static final String OPEN = "open";

        private final Map<String, List<String>> commands = new TreeMap<>();
        private final Map<String, String> outcomes = new TreeMap<>();

        @Override
        public void began(String interactionId) {
            commands.putIfAbsent(interactionId, new ArrayList<>());
        }

        @Override
        public void issued(String interactionId, IssuedCommand command) {
            commands.computeIfAbsent(interactionId, _ -> new ArrayList<>())
                    .add(command.id().kind().word());
        }

        @Override
        public void closed(String interactionId, CloseOutcome outcome) {
            outcomes.put(interactionId, outcome.name().toLowerCase(Locale.ROOT));
        }

        /** What was found so far. */
        public ExpectedOutcomes outcomes() {
            Map<String, Call> calls = new TreeMap<>();
            commands.forEach(
                    (id, sent) -> calls.put(id, new Call(outcomes.getOrDefault(id, OPEN), sent)));
            return new ExpectedOutcomes(calls);
        }
    }

    /** One line for each call that came out otherwise; empty when none did. */
    public List<String> differences(ExpectedOutcomes found) {
        TreeSet<String> all = new TreeSet<>(calls.keySet());
        all.addAll(found.calls.keySet());
        List<String> differences = new ArrayList<>();
        for (String id : all) {
            @Nullable Call expected = calls.get(id);
            @Nullable Call actual = found.calls.get(id);
            if (expected == null) {
                differences.add("%s is not expected, but there: %s".formatted(id, actual));
            } else if (!expected.equals(actual)) {
                differences.add(
                        "%s: expected %s, but got %s"
                                .formatted(id, expected, actual == null ? "no such call" : actual));
            }
        }
        return differences;
    }
}
