package dev.tandem.process.store;

import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.UnstartedInteraction;
import dev.tandem.wire.Reading;
import dev.tandem.wire.SearchEntry;
import dev.tandem.wire.WireFormats;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one partition's interactions are found by, for as long as they are remembered, beside
 * their states: a closed one has lost its numbers, and a search must not read whole states. It is
 * written three or four times a call, when what is in it changes: first seen, started, its record
 * known, closed.
 */
public final class SearchIndex {
    private final KeyValueStore<Bytes, byte[]> store;

    public SearchIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * The interaction has changed.
     *
     * @param timestamp the broker's, of the input that changed it; epoch milliseconds
     */
    public void moved(Interaction before, Interaction now, long timestamp) {
        String id = now.interactionId();
        if (now.forgotten()) {
            if (!before.forgotten()) {
                forget(id);
            }
        } else if (before.forgotten() || changed(before, now)) {
            long firstSeen = firstSeen(id, timestamp);
            store.put(
                    StoreKeys.listed(firstSeen, id),
                    WireFormats.SEARCH_ENTRY.write(entry(before, now, firstSeen)));
        }
    }

    private static boolean changed(Interaction before, Interaction now) {
        return before.getClass() != now.getClass()
                || !Objects.equals(voiceCallId(before), voiceCallId(now));
    }

    private static @Nullable String voiceCallId(Interaction interaction) {
        return switch (interaction) {
            case UnstartedInteraction _ -> null;
            case OpenInteraction open -> open.progress().voiceCallId();
            case ClosedInteraction closed -> closed.answer().voiceCallId();
        };
    }

    private SearchEntry entry(Interaction before, Interaction now, long firstSeen) {
        return switch (now) {
            case UnstartedInteraction _ -> SearchEntry.unstarted(now.interactionId());
            case OpenInteraction open -> entry(open);
            case ClosedInteraction closed -> {
                SearchEntry known =
                        before instanceof OpenInteraction open
                                ? entry(open)
                                : stored(now.interactionId(), firstSeen);
                yield known.closed(
                        closed.answer().voiceCallId(), closed.outcome(), closed.closedAt());
            }
        };
    }

    private static SearchEntry entry(OpenInteraction open) {
        return SearchEntry.started(open.contact(), open.settings(), voiceCallId(open));
    }

    /** An interaction that closed without a start, or whose record became known after the close. */
    private SearchEntry stored(String id, long firstSeen) {
        byte @Nullable [] bytes = store.get(StoreKeys.listed(firstSeen, id));
        return bytes != null
                        && WireFormats.SEARCH_ENTRY.read(bytes)
                                instanceof Reading.Read<SearchEntry>(SearchEntry entry)
                ? entry
                : SearchEntry.unstarted(id);
    }

    /** Interactions of versions without this index count from now on. */
    private long firstSeen(String id, long timestamp) {
        byte @Nullable [] known = store.get(StoreKeys.firstSeen(id));
        if (known != null) {
            return StoreKeys.timeOf(known);
        }
        store.put(StoreKeys.firstSeen(id), StoreKeys.timeValue(timestamp));
        return timestamp;
    }

    private void forget(String id) {
        byte @Nullable [] firstSeen = store.delete(StoreKeys.firstSeen(id));
        if (firstSeen != null) {
            store.delete(StoreKeys.listed(StoreKeys.timeOf(firstSeen), id));
        }
    }
}
