package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.webex.json.EventTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an event came in: what its notice's header cannot read from the body. */
record EventArrival(EventSource door, Instant receivedAt, boolean redriven) {
    /** A flow sends its events while it runs; webhooks may be delivered much later. */
    private static final Duration OLDEST_OF_A_FLOW = Duration.ofHours(1);

    NoticeHeader header(@Nullable String orgId, String type, JsonNode at, boolean callback) {
        return new NoticeHeader(orgId, type, time(at), receivedAt, door, callback, redriven, null);
    }

    /** An older time from a flow is a wrong variable, and must not cost the call. */
    private Instant time(JsonNode at) {
        Instant time = EventTimes.read(at, receivedAt);
        return door == EventSource.FLOW && time.isBefore(receivedAt.minus(OLDEST_OF_A_FLOW))
                ? receivedAt
                : time;
    }
}
