package dev.tandem.process.query;

import dev.tandem.wire.JournalEntry;
import java.util.List;

/**
 * The entries of an interaction as far as they are to be had.
 *
 * @param entries in order
 * @param dropped how many of the middle are not asked for, because there are too many
 * @param missing how many were asked for, but not found in time: the journal's retention has
 *     removed them, or their transaction is not committed yet
 */
record Timeline(List<JournalEntry> entries, long dropped, long missing) {
    Timeline {
        entries = List.copyOf(entries);
    }
}
