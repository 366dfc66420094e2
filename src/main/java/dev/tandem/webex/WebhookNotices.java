package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.ContactDetails;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.CustomerLeft;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import dev.tandem.domain.state.InputBounds;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.signature.WebhookEnvelope;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates webhook envelopes to notices. */
final class WebhookNotices {
    private static final String CALLBACK = "COURTESY_CALLBACK";
    private static final Pattern PHONE_ADDRESS =
            Pattern.compile("(?is)(?:(?:[^<>]*<)?(?:tel|sips?):.+|\\+?[0-9][0-9 ().-]{1,30})");

    private WebhookNotices() {}

    static EventTranslation translate(
            JsonNode root,
            String eventType,
            EventArrival arrival,
            ContactCenterLookup contactCenters) {
        JsonNode data = EventFields.node(root, "data");
        String type = eventType.toLowerCase(Locale.ROOT);
        WebhookEnvelope.Task task = WebhookEnvelope.taskOf(root, type);
        if (task.fault() != null) {
            return new EventTranslation.Unreadable(task.fault());
        }
        String interactionId = task.id();
        if (interactionId == null) {
            return type.startsWith(WebhookEnvelope.ABOUT_TASKS)
                    ? new EventTranslation.Unreadable("a " + type + " event without data.taskId")
                    : new EventTranslation.NotForInteractions(type);
        }
        String orgId = EventFields.word(root, "comciscoorgid");
        NoticeHeader header =
                arrival.header(orgId, type, EventFields.node(data, "createdTime"), callback(data));
        return new EventTranslation.Translated(interactionId, notice(header, data, contactCenters));
    }

    private static Notice notice(
            NoticeHeader header, JsonNode data, ContactCenterLookup contactCenters) {
        return switch (header.type()) {
            case "task:new" -> started(header, data, contactCenters);
            case "task:parked" ->
                    new ContactQueued(
                            describing(header, data, contactCenters),
                            EventFields.word(data, "queueId"));
            case "task:connect" ->
                    new AgentOffered(
                            describing(header, data, contactCenters),
                            EventFields.word(data, "queueId"));
            case "task:connected" ->
                    new AgentConnected(
                            describing(header, data, contactCenters),
                            EventFields.word(data, "agentId"),
                            EventFields.word(data, "queueId"));
            case "task:on-hold", "task:hold" ->
                    new CallHeld(describing(header, data, contactCenters));
            case "task:hold-done" -> new CallResumed(describing(header, data, contactCenters));
            case "task:consulting",
                    "task:consult-done",
                    "task:conferencing",
                    "task:conference-done",
                    "task:join-conference",
                    "task:exit-conference",
                    "task:conference-transferred",
                    "task:owner-changed",
                    "task:primary-owner-left" ->
                    new AnswerImplied(header);
            case "capture:available" -> recording(header, data);
            case "task:origin-updated" -> numberChanged(header, data);
            case "task:customer-left" -> new CustomerLeft(header);
            case "task:ended" -> ended(header, data);
            case "task:failed" -> voice(data) ? ended(header, data) : new OtherNotice(header);
            default -> new OtherNotice(header);
        };
    }

    private static ContactEnded ended(NoticeHeader header, JsonNode data) {
        return new ContactEnded(
                header,
                EventFields.word(data, "reason"),
                EventFields.word(data, "terminatingParty"));
    }

    private static Notice numberChanged(NoticeHeader header, JsonNode data) {
        String origin = EventFields.word(data, "origin");
        return origin == null ? new OtherNotice(header) : new ContactUpdated(header, origin);
    }

    /**
     * The header with the contact, where the data describes an inbound call as fully as a start
     * does. The leg of a callback runs from the contact centre to the caller, so it describes
     * another call than the one that came in.
     */
    private static NoticeHeader describing(
            NoticeHeader header, JsonNode data, ContactCenterLookup contactCenters) {
        String ani = EventFields.number(data, "origin");
        String dnis = EventFields.word(data, "destination");
        boolean inboundCall =
                "telephony".equalsIgnoreCase(EventFields.label(data, "channelType"))
                        && "INBOUND".equalsIgnoreCase(EventFields.label(data, "direction"));
        if (ani == null || dnis == null || !inboundCall || header.callback()) {
            return header;
        }
        ContactCenterSettings contactCenter =
                contactCenters.match(dnis, header.orgId(), EventFields.word(data, "entryPointId"));
        return contactCenter == null
                ? header
                : header.withContact(new ContactDetails(ani, dnis, contactCenter, origin(data)));
    }

    private static Notice recording(NoticeHeader header, JsonNode data) {
        String location = EventFields.whole(data, "filePath", InputBounds.LOCATION);
        return location == null
                ? new AnswerImplied(header)
                : new RecordingAvailable(header, location);
    }

    private static ContactStarted started(
            NoticeHeader header, JsonNode data, ContactCenterLookup contactCenters) {
        String ani = EventFields.number(data, "origin");
        String dnis = EventFields.word(data, "destination");
        String entryPointId = EventFields.word(data, "entryPointId");
        String direction = EventFields.label(data, "direction");
        return new ContactStarted(
                header,
                ani,
                dnis,
                voice(data),
                direction == null || direction.equalsIgnoreCase("INBOUND"),
                entryPointId,
                Map.of(),
                contactCenters.match(dnis, header.orgId(), entryPointId),
                origin(data));
    }

    private static @Nullable ContactOrigin origin(JsonNode data) {
        return ContactOrigins.of(
                () -> EventFields.id(data, "taskId"),
                name -> EventFields.whole(data, name, ContactOrigin.LONGEST));
    }

    private static boolean voice(JsonNode data) {
        String channelType = EventFields.label(data, "channelType");
        return channelType == null
                ? phoneAddress(EventFields.number(data, "origin"))
                        || phoneAddress(EventFields.word(data, "destination"))
                : channelType.equalsIgnoreCase("telephony");
    }

    private static boolean phoneAddress(@Nullable String address) {
        return address != null && PHONE_ADDRESS.matcher(address.strip()).matches();
    }

    private static boolean callback(JsonNode data) {
        return CALLBACK.equalsIgnoreCase(EventFields.word(data, "outboundType"))
                || EventFields.label(data, "callbackType") != null;
    }
}
