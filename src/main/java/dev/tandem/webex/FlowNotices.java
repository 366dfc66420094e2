package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.InteractionIds;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates the events of a Flow Designer flow to notices. The flow handles phone calls and runs
 * for the caller: its contacts are always voice and inbound.
 */
final class FlowNotices {
    private FlowNotices() {}

    static EventTranslation translate(
            JsonNode root,
            String eventType,
            EventArrival arrival,
            ContactCenterLookup contactCenters) {
        String interactionId = EventFields.id(root, "interactionId");
        if (interactionId == null) {
            return new EventTranslation.Unreadable("a flow's event without interactionId");
        }
        String fault = InteractionIds.faultOf("interactionId", interactionId);
        if (fault != null) {
            return new EventTranslation.Unreadable(fault);
        }
        Map<String, String> attributes = FlowAttributes.of(EventFields.node(root, "attributes"));
        boolean callback =
                EventFields.label(root, "callbackType") != null
                        || FlowAttributes.tellCallback(attributes);
        NoticeHeader header =
                arrival.header(
                        EventFields.word(root, "orgId"),
                        eventType,
                        EventFields.node(root, "time"),
                        callback);
        return new EventTranslation.Translated(
                interactionId, notice(header, root, attributes, contactCenters));
    }

    private static Notice notice(
            NoticeHeader header,
            JsonNode root,
            Map<String, String> attributes,
            ContactCenterLookup contactCenters) {
        return switch (header.type().toLowerCase(Locale.ROOT)) {
            case "newphonecontact", "newcontact" ->
                    started(header, root, attributes, contactCenters);
            case "agentoffered" -> new AgentOffered(header, EventFields.word(root, "queueId"));
            case "agentanswered", "agentaccepted" ->
                    new AgentConnected(
                            header,
                            EventFields.word(root, "agentId"),
                            EventFields.word(root, "queueId"));
            case "agentdisconnected" -> new AnswerImplied(header);
            case "contactaniupdated" -> numberChanged(header, EventFields.word(root, "ani"));
            case "phonecontactended" ->
                    new ContactEnded(
                            header,
                            EventFields.word(root, "reason"),
                            EventFields.word(root, "terminatingParty"));
            default -> new OtherNotice(header);
        };
    }

    private static Notice numberChanged(NoticeHeader header, @Nullable String ani) {
        return ani == null ? new OtherNotice(header) : new ContactUpdated(header, ani);
    }

    private static ContactStarted started(
            NoticeHeader header,
            JsonNode root,
            Map<String, String> attributes,
            ContactCenterLookup contactCenters) {
        String dnis = EventFields.word(root, "dnis");
        String entryPointId = EventFields.word(root, "entryPointId");
        return new ContactStarted(
                header,
                EventFields.number(root, "ani"),
                dnis,
                true,
                true,
                entryPointId,
                attributes,
                contactCenters.match(dnis, header.orgId(), entryPointId),
                ContactOrigins.of(
                        () -> EventFields.id(root, "interactionId"),
                        name -> FlowAttributes.named(attributes, name)));
    }
}
