package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One event of a recorded call.
 *
 * @param happens when it happened, counted from the start of the call: its {@code createdTime}
 * @param arrives when it is sent, counted alike; later than it happened where the network was slow
 * @param notBefore a call that Salesforce must have received before this happens, so that a slow
 *     machine changes nothing; null for none
 * @param times how often it is sent, 1 unless it is a repetition
 * @param type e.g. {@code task:new}
 * @param data the fields of the event, without the interaction and the time
 */
public record RecordedEvent(
        Duration happens,
        Duration arrives,
        @Nullable String notBefore,
        int times,
        String type,
        JsonNode data) {

    /** The same, later. */
    RecordedEvent later(Duration by) {
        return new RecordedEvent(happens.plus(by), arrives.plus(by), notBefore, times, type, data);
    }
}
