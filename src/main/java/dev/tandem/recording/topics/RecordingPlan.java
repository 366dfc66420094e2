package dev.tandem.recording.topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
 * @param follow whether to go on at the end of the topics
 */
public record RecordingPlan(
        @Nullable Instant from, @Nullable Instant to, Set<String> interactionIds, boolean follow) {
    public RecordingPlan {
        interactionIds = Set.copyOf(interactionIds);
    }

    boolean includes(ConsumerRecord<byte[], byte[]> record) {
        return interactionIds.isEmpty()
                || (record.key() != null
                        && interactionIds.contains(
                                new String(record.key(), StandardCharsets.UTF_8)));
    }

    boolean isOver(ConsumerRecord<byte[], byte[]> record) {
        return to != null && record.timestamp() >= to.toEpochMilli();
    }
}
