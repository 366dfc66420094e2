package dev.tandem.recording;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic, as a line of a recording holds it.
 *
 * @param topic the name without the prefix of its installation, e.g. {@code webex-events}
 * @param timestamp the record's, to the millisecond: when the broker received it
 * @param key null where the record has none
 * @param body null where the record has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to its user, never compared
public record RecordedLine(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte @Nullable [] key,
        List<Header> headers,
        byte @Nullable [] body) {

    public RecordedLine {
        headers = List.copyOf(headers);
    }

    /**
     * A header of the record.
     *
     * @param value null where the header has none
     */
    @SuppressWarnings("ArrayRecordComponent") // as those of the line
    public record Header(String name, byte @Nullable [] value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Without the bytes: they may hold a phone number. */
    @Override
    public String toString() {
        return "%s-%d@%d at %s".formatted(topic, partition, offset, timestamp);
    }
}
