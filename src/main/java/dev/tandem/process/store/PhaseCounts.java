package dev.tandem.process.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.InteractionPhase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How many of one partition's interactions are in which phase. Kept in the store beside them, so
 * that counting reads no interaction.
 */
public final class PhaseCounts {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<InteractionPhase, Long> counts = new EnumMap<>(InteractionPhase.class);

    public PhaseCounts(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        counts.putAll(read(store.get(StoreKeys.COUNTS)));
    }

    /** Counts one interaction over; {@link InteractionPhase#UNKNOWN} stands for none. */
    public void move(InteractionPhase from, InteractionPhase to) {
        if (from == to) {
            return;
        }
        add(from, -1);
        add(to, 1);
        store.put(StoreKeys.COUNTS, written());
    }

    public Map<InteractionPhase, Long> snapshot() {
        return Map.copyOf(counts);
    }

    private void add(InteractionPhase phase, long change) {
        if (phase != InteractionPhase.UNKNOWN) {
            counts.merge(phase, change, Long::sum);
        }
    }

    private byte[] written() {
        StringBuilder text = new StringBuilder();
        counts.forEach((phase, count) -> text.append(phase).append('=').append(count).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    /**
     * What is stored under {@link StoreKeys#COUNTS}; nothing is counted where nothing is. A phase
     * that this version does not know was counted by another one, and is left out.
     */
    public static Map<InteractionPhase, Long> read(byte @Nullable [] stored) {
        Map<InteractionPhase, Long> counts = new EnumMap<>(InteractionPhase.class);
        List<String> lines =
                stored == null ? List.of() : new String(stored, UTF_8).lines().toList();
        for (InteractionPhase phase : InteractionPhase.values()) {
            String start = phase + "=";
            lines.stream()
                    .filter(line -> line.startsWith(start))
                    .forEach(line ->
                            counts.put(phase, Long.parseLong(line.substring(start.length()))));
        }
        return counts;
    }
}
