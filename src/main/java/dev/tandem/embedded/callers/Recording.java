package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A recorded call.
 *
 * @param name the file's name without its ending
 * @param title a few words, for tables
 * @param happens what the caller and the agents do, one sentence
 * @param faults what goes wrong in Salesforce for this call, in the simulated org's JSON
 * @param events in the order in which they are sent
 * @param expected the calls that Salesforce must see
 * @param verdict what the record then says, one sentence
 */
public record Recording(
        String name,
        String title,
        String happens,
        List<JsonNode> faults,
        List<RecordedEvent> events,
        ExpectedCalls expected,
        String verdict) {
    public Recording {
        faults = List.copyOf(faults);
        events = List.copyOf(events);
    }
}
