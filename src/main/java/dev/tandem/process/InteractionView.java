package dev.tandem.process;

import dev.tandem.domain.Interaction;
import dev.tandem.wire.JournalEntry;
import java.util.List;

/**
 * An interaction as an operator sees it.
 *
 * @param timeline in order of the inputs
 * @param dropped how many entries between the first and the last ones were dropped
 */
public record InteractionView(Interaction state, List<JournalEntry> timeline, long dropped) {
    public InteractionView {
        timeline = List.copyOf(timeline);
    }
}
