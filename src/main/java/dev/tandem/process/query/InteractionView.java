package dev.tandem.process.query;

import dev.tandem.domain.state.Interaction;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.SearchEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as an operator sees it.
 *
 * @param timeline in order of the inputs
 * @param dropped how many entries between the first and the last ones are left out, because there
 *     are too many
 * @param missing how many more should be there, but could not be found in time: the journal's
 *     retention has removed them, or they are not committed yet
 * @param parked what of it is in the dead letters, the oldest first
 * @param entry what it is found by, which has its whole numbers; null for an interaction of a build
 *     without search
 */
public record InteractionView(
        Interaction state,
        List<JournalEntry> timeline,
        long dropped,
        long missing,
        List<ParkedLetter> parked,
        @Nullable SearchEntry entry) {
    public InteractionView {
        timeline = List.copyOf(timeline);
        parked = List.copyOf(parked);
    }
}
