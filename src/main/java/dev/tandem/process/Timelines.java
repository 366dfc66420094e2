package dev.tandem.process;

import dev.tandem.process.ProcessSettings.Bounds;
import dev.tandem.wire.JournalCodec;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The timelines: how a call began and what happened last, with a gap between when there was too
 * much of it. Which entry has to go follows from the newest one's sequence alone.
 */
final class Timelines {
    private Timelines() {}

    /** Adds the entry, and drops the one that is neither among the first nor the last any more. */
    static void append(
            KeyValueStore<Bytes, byte[]> store,
            Bounds bounds,
            String id,
            long sequence,
            byte[] entry) {
        store.put(StoreKeys.timeline(id, sequence), entry);
        long leaving = sequence - bounds.timelineTail();
        if (leaving > bounds.timelineHead()) {
            store.delete(StoreKeys.timeline(id, leaving));
        }
    }

    /** How many entries between the first and the last ones were dropped. */
    static long dropped(Bounds bounds, long lastSequence) {
        return Math.max(0, lastSequence - bounds.timelineHead() - bounds.timelineTail());
    }

    /** The entries in order. An entry that cannot be read is an error of the program. */
    static List<JournalEntry> read(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        List<JournalEntry> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = all(store, id)) {
            while (all.hasNext()) {
                entries.add(parse(all.next().value));
            }
        }
        return entries;
    }

    static void delete(KeyValueStore<Bytes, byte[]> store, String id) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = all(store, id)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                keys.add(entry.key);
            }
        }
        keys.forEach(store::delete);
    }

    private static KeyValueIterator<Bytes, byte[]> all(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        return store.range(StoreKeys.timeline(id, 0), StoreKeys.timeline(id, Long.MAX_VALUE));
    }

    private static JournalEntry parse(byte[] bytes) {
        return switch (JournalCodec.read(bytes)) {
            case Reading.Read<JournalEntry>(JournalEntry entry) -> entry;
            case Reading.Unreadable<JournalEntry>(String reason) ->
                    throw new IllegalStateException(reason);
        };
    }
}
