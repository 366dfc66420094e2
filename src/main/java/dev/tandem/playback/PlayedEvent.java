package dev.tandem.playback;

import dev.tandem.domain.EventSource;
import java.time.Instant;
import java.util.List;

/**
 * An event that is sent again.
 *
 * @param number where it stands in its stream; grows from event to event
 * @param receivedAt when it was received then
 * @param door the door that took it
 * @param key of its record: events of one key are sent one after the other
 * @param headers of its record
 * @param body the bytes as received
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to the target, never compared
public record PlayedEvent(
        long number,
        Instant receivedAt,
        EventSource door,
        String key,
        List<Header> headers,
        byte[] body) {
    public PlayedEvent {
        headers = List.copyOf(headers);
    }

    /** A webhook, as Webex sends it. */
    public static PlayedEvent webhook(long number, Instant receivedAt, String key, byte[] body) {
        return new PlayedEvent(number, receivedAt, EventSource.WEBHOOK, key, List.of(), body);
    }

    /** One header of the record. */
    @SuppressWarnings("ArrayRecordComponent") // as that of the event
    public record Header(String name, byte[] value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Without the bytes: they may hold a phone number. */
    @Override
    public String toString() {
        return "event " + number + " of " + key;
    }
}
