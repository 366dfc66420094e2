package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact as Webex's search knows it.
 *
 * @param endedTime null while it lasts
 * @param origin the caller's number; empty when withheld
 * @param answered whether an agent was connected to it, at any time so far
 */
public record FoundTask(
        String id,
        Instant createdTime,
        @Nullable Instant endedTime,
        String channelType,
        String direction,
        String origin,
        String destination,
        boolean answered) {

    static FoundTask of(JsonNode json) {
        long ended = json.path("endedTime").asLong(0);
        return new FoundTask(
                json.path("id").asText(),
                Instant.ofEpochMilli(json.path("createdTime").asLong()),
                ended == 0 || json.path("isActive").asBoolean(false)
                        ? null
                        : Instant.ofEpochMilli(ended),
                json.path("channelType").asText(),
                json.path("direction").asText(),
                json.path("origin").asText(""),
                json.path("destination").asText(""),
                json.path("connectedCount").asLong(0) > 0);
    }

    /** Whether it is a call from outside: the only contacts that have a VoiceCall. */
    public boolean isInboundCall() {
        return channelType.equalsIgnoreCase("telephony") && direction.equalsIgnoreCase("INBOUND");
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "FoundTask[id=" + id + "]";
    }
}
