package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.Door;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an event came in: what its notice's header cannot read from the body. */
record Arrival(Door door, Instant receivedAt, boolean redriven) {

    NoticeHeader header(@Nullable String orgId, String type, JsonNode at, boolean callback) {
        return new NoticeHeader(
                orgId, type, EventTimes.read(at, receivedAt), receivedAt, door, callback, redriven);
    }
}
