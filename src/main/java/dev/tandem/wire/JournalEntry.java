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
 * One input of an interaction with what was decided about it: a record of the journal, and an entry
 * of the timeline.
 *
 * @param sequence 1 for the first input of the interaction; without gaps
 * @param input what was told
 * @param ignored why it led to nothing; null when it was acted on
 * @param facts what changed, in order
 * @param phase how far the interaction is after it
 * @param outcome how the interaction ended; null while it is open
 * @param wakeAt when the interaction is to be woken if nothing else happens; null when never
 * @param answer everything that a waiting flow may be told after it
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

    /** What was sent to the dispatcher with it. */
    public List<IssuedCommand> commands() {
        return facts.stream()
                .filter(InteractionFact.CommandIssued.class::isInstance)
                .map(it -> ((InteractionFact.CommandIssued) it).command())
                .toList();
    }
}
