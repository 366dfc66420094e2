package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.EventSource;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.EventJson;
import java.time.Instant;

/**
 * Translates a recorded event to a notice: a webhook's envelope or a flow's event, distinguished by
 * their fields. Never throws, whatever the bytes are.
 */
public final class WebexEventTranslator {
    private final ContactCenterLookup contactCenters;

    public WebexEventTranslator(ContactCenterLookup contactCenters) {
        this.contactCenters = contactCenters;
    }

    /**
     * Reads one recorded event.
     *
     * @param body the event as received
     * @param door which way it came
     * @param receivedAt when Kafka took it in
     * @param redriven whether an operator put it back
     */
    public EventTranslation translate(
            byte[] body, EventSource door, Instant receivedAt, boolean redriven) {
        EventArrival arrival = new EventArrival(door, receivedAt, redriven);
        return switch (EventJson.read(body)) {
            case EventJson.Garbled(String why) -> new EventTranslation.Unreadable(why);
            case EventJson.Parsed(JsonNode root) -> translate(root, arrival);
        };
    }

    /** At the flow door the event alone counts, whatever else a flow sends along. */
    private EventTranslation translate(JsonNode root, EventArrival arrival) {
        String event = EventFields.word(root, "event");
        String type = EventFields.word(root, "type");
        if (type != null && (event == null || arrival.door() != EventSource.FLOW)) {
            return WebhookNotices.translate(root, type, arrival, contactCenters);
        }
        return event == null
                ? new EventTranslation.Unreadable(
                        "there is no event type: expected a text in \"type\" (webhook) or"
                                + " \"event\" (flow)")
                : FlowNotices.translate(root, event, arrival, contactCenters);
    }
}
