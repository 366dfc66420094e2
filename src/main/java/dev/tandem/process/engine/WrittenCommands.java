package dev.tandem.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.ports.DirectCommands;
import dev.tandem.wire.CommandRecord;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The commands that were handed to the producers and wait for the broker's word. Each with a place
 * at the dispatcher of this process carries a header by which the acknowledgement finds the place,
 * and, where it is sent at once, another that tells a later reader so.
 */
public final class WrittenCommands {
    private static final byte[] TRUE = "true".getBytes(UTF_8);

    private final DirectCommands direct;
    private final Map<String, DirectCommands.Place> places = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    public WrittenCommands(DirectCommands direct) {
        this.direct = direct;
    }

    void opened(int partition) {
        direct.opened(partition);
    }

    void closed(int partition) {
        direct.closed(partition);
    }

    /** Marks the record of a command that the dispatcher of this process need not read. */
    void reserve(
            int partition, IssuedCommand command, @Nullable String traceparent, Headers headers) {
        DirectCommands.Place place = direct.reserve(partition, command, traceparent);
        if (place == null) {
            direct.toRead(partition);
            return;
        }
        String id = Long.toString(ids.incrementAndGet());
        places.put(id, place);
        headers.add(CommandRecord.PLACE, id.getBytes(UTF_8));
        if (place.isDirect()) {
            headers.add(CommandRecord.DIRECT, TRUE);
        }
    }

    /** A withdrawal has nothing to send, and is read from the topic. */
    void withdrawing(int partition) {
        direct.toRead(partition);
    }

    /** The result of a command that is too late and was not sent; null where it must be written. */
    @Nullable CommandUnavailable refuseLate(int partition, IssuedCommand command) {
        return direct.refuseLate(partition, command);
    }

    /** An input was decided that had waited for long. */
    void behind() {
        direct.behind();
    }

    boolean areBehind() {
        return direct.areBehind();
    }

    /** The producer did not take the record; it may have said so by an acknowledgement, too. */
    void failed(Headers headers) {
        DirectCommands.Place place = placeOf(headers);
        if (place != null) {
            place.notWritten();
        }
    }

    /**
     * The broker has answered.
     *
     * @param metadata has no offset, or is null, when the record was not written
     */
    void acknowledged(@Nullable RecordMetadata metadata, Headers headers) {
        DirectCommands.Place place = placeOf(headers);
        if (place == null) {
            return;
        }
        if (metadata != null && metadata.hasOffset()) {
            place.written(metadata.offset(), Instant.ofEpochMilli(metadata.timestamp()));
        } else {
            place.notWritten();
        }
    }

    private DirectCommands.@Nullable Place placeOf(Headers headers) {
        Header header = headers.lastHeader(CommandRecord.PLACE);
        return header == null ? null : places.remove(new String(header.value(), UTF_8));
    }
}
