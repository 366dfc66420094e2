package dev.tandem.process.query;

import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.store.JournalIndex.Stretch;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which entries of the journal make one timeline, and those that were found so far. */
final class TimelineSearch {
    private final byte[] key;
    private final StoredInteraction stored;
    private final Bounds bounds;
    private final NavigableMap<Long, JournalEntry> found = new TreeMap<>();

    TimelineSearch(byte[] key, StoredInteraction stored, Bounds bounds) {
        this.key = key;
        this.stored = stored;
        this.bounds = bounds;
    }

    /** Those with entries that are asked for. */
    List<Stretch> stretches() {
        return stored.journalIndex().stretches().stream()
                .filter(it -> wanted(it).count() > 0)
                .toList();
    }

    boolean complete(Stretch stretch) {
        return wanted(stretch).allMatch(found::containsKey);
    }

    /** Keeps what belongs to the timeline. */
    boolean look(ConsumerRecord<byte[], byte[]> record) {
        if (!Arrays.equals(key, record.key())) {
            return true;
        }
        switch (WireFormats.JOURNAL.read(record.value())) {
            case Reading.Read<JournalEntry>(JournalEntry entry) -> {
                if (isWanted(entry.sequence())) {
                    found.put(entry.sequence(), entry);
                }
            }
            case Reading.Unreadable<JournalEntry>(String reason) ->
                    throw new IllegalStateException(reason);
        }
        return true;
    }

    Timeline timeline() {
        long wanted = stretches().stream().mapToLong(it -> wanted(it).count()).sum();
        return new Timeline(
                List.copyOf(found.values()),
                stored.sequence() - wanted,
                Math.max(0, wanted - found.size()));
    }

    private LongStream wanted(Stretch stretch) {
        LongStream head =
                LongStream.rangeClosed(
                        stretch.first(), Math.min(stretch.last(), bounds.timelineHead()));
        long tail = stored.sequence() - bounds.timelineTail() + 1;
        LongStream rest =
                LongStream.rangeClosed(
                        Math.max(stretch.first(), Math.max(tail, bounds.timelineHead() + 1L)),
                        stretch.last());
        return LongStream.concat(head, rest);
    }

    private boolean isWanted(long sequence) {
        return sequence <= bounds.timelineHead()
                || (sequence > stored.sequence() - bounds.timelineTail()
                        && sequence <= stored.sequence());
    }
}
