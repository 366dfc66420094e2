package dev.tandem.app.demo;

import dev.tandem.embedded.callers.Recording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call at one moment.
 *
 * @param events the types of the events that the service has accepted
 * @param calls the words of the calls that the Salesforce org has received
 * @param failure why the service did not accept an event, null when it accepted all
 */
record CallView(
        Recording recording,
        List<String> events,
        List<String> calls,
        @Nullable String failure,
        Stage stage) {

    /** How far the call is. */
    enum Stage {
        RUNNING,
        SALESFORCE_WORKS,
        SETTLING,
        RIGHT,
        WRONG;

        boolean isOver() {
            return this == RIGHT || this == WRONG;
        }
    }

    String lastEvent() {
        return events.isEmpty() ? "" : events.getLast();
    }

    /** The calls with their repetitions counted: {@code create ×3, omni-flow}. */
    String callsInWords() {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < calls.size()) {
            int to = from;
            while (to < calls.size() && calls.get(to).equals(calls.get(from))) {
                to++;
            }
            words.add(calls.get(from) + (to - from > 1 ? " ×" + (to - from) : ""));
            from = to;
        }
        return String.join(", ", words);
    }
}
