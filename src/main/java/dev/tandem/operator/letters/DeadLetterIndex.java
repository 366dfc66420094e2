package dev.tandem.operator.letters;

import dev.tandem.operator.letters.IndexedLetter.Place;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest dead letters of all partitions, without the records in them: {@value #MOST} at most,
 * some 15 MB. Safe for use by many threads.
 *
 * <p>A letter that is older than the retention of its topic is left out, although Kafka deletes
 * whole segments and so later: what became of it may be forgotten by then.
 */
public final class DeadLetterIndex {
    /** How many are kept. */
    public static final int MOST = 50_000;

    /** What was counted stays the answer for that long: metrics ask for one number each. */
    private static final Duration COUNTED_FOR = Duration.ofSeconds(2);

    /**
     * The letters that wait for an operator.
     *
     * @param byReason how many there are; every reason has a number
     * @param oldest when the oldest one was received; null when there is none
     */
    public record Parked(Map<DeadLetterReason, Integer> byReason, @Nullable Instant oldest) {
        public Parked {
            byReason = Map.copyOf(byReason);
        }

        /** All together. */
        public int total() {
            return byReason.values().stream().mapToInt(it -> it).sum();
        }
    }

    /**
     * A part of the list.
     *
     * @param letters the latest first
     * @param next where to go on; null at the end
     */
    public record Page(List<IndexedLetter> letters, @Nullable Place next) {
        public Page {
            letters = List.copyOf(letters);
        }
    }

    private final Topics topics;
    private final OperatorMemory memory;
    private final Duration retention;
    private final Clock clock;
    private final NavigableMap<Place, IndexedLetter> byPlace = new TreeMap<>();
    private final Map<String, IndexedLetter> byId = new HashMap<>();
    private @Nullable Parked counted;
    private Instant countedAt = Instant.MIN;

    /**
     * @param memory what became of each
     * @param retention of the topic of dead letters
     */
    public DeadLetterIndex(Topics topics, OperatorMemory memory, Duration retention, Clock clock) {
        this.topics = topics;
        this.memory = memory;
        this.retention = retention;
        this.clock = clock;
    }

    /** Takes a letter at its place in the topic. One that was written again counts once. */
    public synchronized void take(DeadLetter letter, int partition, long offset) {
        IndexedLetter indexed =
                new IndexedLetter(
                        letter.id(),
                        letter.at(),
                        letter.reason(),
                        LetterKind.of(letter, topics),
                        letter.interactionId(),
                        letter.org() == null ? null : letter.org().intern(),
                        partition,
                        offset);
        IndexedLetter before = byId.put(indexed.id(), indexed);
        if (before != null) {
            byPlace.remove(before.place());
        }
        byPlace.put(indexed.place(), indexed);
        if (byPlace.size() > MOST) {
            byId.remove(byPlace.pollFirstEntry().getValue().id());
        }
    }

    private void forgetExpired() {
        Instant kept = clock.instant().minus(retention);
        while (!byPlace.isEmpty() && byPlace.firstKey().at().isBefore(kept)) {
            byId.remove(byPlace.pollFirstEntry().getValue().id());
        }
    }

    /** That letter; null when there is none, or when it is too old. */
    public synchronized @Nullable IndexedLetter find(String id) {
        forgetExpired();
        return byId.get(id);
    }

    /**
     * A part of the list, the latest letters first.
     *
     * @param below where to begin: the place before which the last part ended; null for the latest
     */
    public synchronized Page page(LetterFilter filter, @Nullable Place below, int limit) {
        forgetExpired();
        NavigableMap<Place, IndexedLetter> left =
                below == null ? byPlace : byPlace.headMap(below, false);
        List<IndexedLetter> found = new ArrayList<>();
        for (IndexedLetter each : left.descendingMap().values()) {
            if (!accepts(filter, each)) {
                continue;
            }
            if (found.size() == limit) {
                return new Page(found, found.getLast().place());
            }
            found.add(each);
        }
        return new Page(found, null);
    }

    /** All that are meant, in the order in which the records of each interaction came. */
    public synchronized List<IndexedLetter> all(LetterFilter filter) {
        forgetExpired();
        return byPlace.values().stream()
                .filter(it -> accepts(filter, it))
                .sorted(IndexedLetter.BY_PLACE)
                .toList();
    }

    private boolean accepts(LetterFilter filter, IndexedLetter letter) {
        return filter.accepts(letter, LetterState.of(memory.settlementOf(letter.id())));
    }

    /** What waits for an operator now; up to two seconds old. */
    public synchronized Parked parked() {
        Instant now = clock.instant();
        Parked last = counted;
        if (last != null && now.isBefore(countedAt.plus(COUNTED_FOR))) {
            return last;
        }
        return count(now);
    }

    private Parked count(Instant now) {
        forgetExpired();
        Map<DeadLetterReason, Integer> byReason = new EnumMap<>(DeadLetterReason.class);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            byReason.put(reason, 0);
        }
        Instant oldest = null;
        for (IndexedLetter each : byPlace.values()) {
            if (memory.settlementOf(each.id()) == null) {
                byReason.merge(each.reason(), 1, Integer::sum);
                oldest = oldest == null ? each.at() : oldest;
            }
        }
        counted = new Parked(byReason, oldest);
        countedAt = now;
        return counted;
    }
}
