package dev.tandem.wire;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of an interaction with its decision: a record of the journal, and an entry of the
 * timeline.
 *
 * @param sequence 1 for the first input of the interaction; without gaps
 * @param input the event, result or wake-up
 * @param ignored why it was ignored; null when it was acted on
 * @param facts what changed, in order
 * @param phase the phase of the interaction after it
 * @param outcome how the interaction ended; null while it is open
 * @param wakeAt when the interaction is to be woken if nothing else happens; null when never
 * @param answer the answer for a waiting flow after it
 */
public record JournalEntry(
        String interactionId,
        long sequence,
        InteractionInput input,
        @Nullable IgnoreReason ignored,
        List<InteractionFact> facts,
        InteractionPhase phase,
        @Nullable CloseOutcome outcome,
        @Nullable Instant wakeAt,
        RoutingAnswer answer) {

    public JournalEntry {
        facts = List.copyOf(facts);
    }

    /** The commands that it sends to the dispatcher. */
    public List<IssuedCommand> commands() {
        return facts.stream()
                .filter(InteractionFact.CommandIssued.class::isInstance)
                .map(it -> ((InteractionFact.CommandIssued) it).command())
                .toList();
    }
}
