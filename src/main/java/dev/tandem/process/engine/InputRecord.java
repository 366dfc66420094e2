package dev.tandem.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.KeptHeaders;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record as it came from a topic, with nothing understood yet. */
final class InputRecord {
    private final DeadLetter.Source source;
    private final Record<byte[], byte[]> record;

    InputRecord(RecordMetadata where, Record<byte[], byte[]> record) {
        this.source = new DeadLetter.Source(where.topic(), where.partition(), where.offset());
        this.record = record;
    }

    DeadLetter.Source source() {
        return source;
    }

    byte @Nullable [] value() {
        return record.value();
    }

    byte @Nullable [] key() {
        return record.key();
    }

    /** The time the broker gave it: when it was received, for everything that waits. */
    Instant receivedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    long timestamp() {
        return record.timestamp();
    }

    /** The key as text; empty when there is none. */
    String keyText() {
        byte[] key = key();
        return key == null ? "" : new String(key, UTF_8);
    }

    boolean keyIs(String id) {
        return Arrays.equals(key(), id.getBytes(UTF_8));
    }

    /** Whether Kafka's default partitioner would have sent the key here. */
    boolean keyBelongsHere(int partitions) {
        byte[] key = key();
        return key != null
                && Utils.toPositive(Utils.murmur2(key)) % partitions == source.partition();
    }

    /** The record as far as a dead letter keeps it. */
    DeadLetter.RecordCopy copy(int payloadBytes) {
        return DeadLetter.RecordCopy.of(
                source,
                receivedAt(),
                key(),
                value(),
                KeptHeaders.of(record.headers(), Header::key, Header::value),
                payloadBytes);
    }

    /** The last header of that name as text, null when there is none. */
    @Nullable String header(String name) {
        Headers headers = record.headers();
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
