package dev.tandem.recording.topics;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which records a recording holds.
 *
 * @param from the first time, by the records' timestamps; null for the beginning of the topics
 * @param to the time before which the last one is; null for what is there when the recording
 *     begins, or, with {@code follow}, for no end
 * @param interactionIds only records of these interactions; empty for all
 * @param types only events of these types, in any letter case; empty for all records. The topics
 *     are then those of events
 * @param follow whether to go on at the end of the topics
 */
public record RecordingPlan(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> interactionIds,
        Set<String> types,
        boolean follow) {
    public RecordingPlan {
        interactionIds = Set.copyOf(interactionIds);
        types = types.stream().map(RecordingPlan::inLowerCase).collect(toUnmodifiableSet());
    }

    boolean includes(ConsumerRecord<byte[], byte[]> record) {
        boolean ofInteraction =
                interactionIds.isEmpty()
                        || (record.key() != null
                                && interactionIds.contains(
                                        new String(record.key(), StandardCharsets.UTF_8)));
        return ofInteraction
                && (types.isEmpty() || types.contains(inLowerCase(EventType.of(record.value()))));
    }

    /** Events are read in any letter case. */
    private static String inLowerCase(String type) {
        return type.toLowerCase(Locale.ROOT);
    }

    boolean isOver(ConsumerRecord<byte[], byte[]> record) {
        return to != null && record.timestamp() >= to.toEpochMilli();
    }
}
