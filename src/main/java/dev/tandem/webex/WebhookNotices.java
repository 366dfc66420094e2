package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.InputBounds;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notices out of the envelopes that webhooks carry. */
final class WebhookNotices {
    private static final String CALLBACK = "COURTESY_CALLBACK";
    private static final Pattern PHONE_ADDRESS =
            Pattern.compile("(?:(?:tel|sips?):.+|\\+?[0-9][0-9 ().-]{1,30})");

    private WebhookNotices() {}

    static Translation translate(
            JsonNode root, String told, Arrival arrival, ContactCenterLookup contactCenters) {
        JsonNode data = EventFields.node(root, "data");
        String type = told.toLowerCase(Locale.ROOT);
        WebhookEnvelope.Task task = WebhookEnvelope.taskOf(root, type);
        if (task.fault() != null) {
            return new Translation.Unreadable(task.fault());
        }
        String interactionId = task.id();
        if (interactionId == null) {
            return type.startsWith(WebhookEnvelope.ABOUT_TASKS)
                    ? new Translation.Unreadable("a " + type + " event without data.taskId")
                    : new Translation.NotForInteractions(type);
        }
        String orgId = EventFields.word(root, "comciscoorgid");
        NoticeHeader header =
                arrival.header(orgId, type, EventFields.node(data, "createdTime"), callback(data));
        return new Translation.Translated(interactionId, notice(header, data, contactCenters));
    }

    private static Notice notice(
            NoticeHeader header, JsonNode data, ContactCenterLookup contactCenters) {
        return switch (header.type()) {
            case "task:new" -> started(header, data, contactCenters);
            case "task:parked" -> new ContactQueued(header, EventFields.word(data, "queueId"));
            case "task:connect" -> new AgentOffered(header, EventFields.word(data, "queueId"));
            case "task:connected" ->
                    new AgentConnected(
                            header,
                            EventFields.word(data, "agentId"),
                            EventFields.word(data, "queueId"));
            case "task:on-hold", "task:hold" -> new CallHeld(header);
            case "task:hold-done" -> new CallResumed(header);
            case "capture:available" -> recording(header, data);
            case "task:ended" ->
                    new ContactEnded(
                            header,
                            EventFields.word(data, "reason"),
                            EventFields.word(data, "terminatingParty"));
            default -> new OtherNotice(header);
        };
    }

    private static Notice recording(NoticeHeader header, JsonNode data) {
        String location = EventFields.whole(data, "filePath", InputBounds.LOCATION);
        return location == null
                ? new OtherNotice(header)
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
                voice(EventFields.label(data, "channelType"), ani, dnis),
                direction == null || direction.equalsIgnoreCase("INBOUND"),
                entryPointId,
                Map.of(),
                contactCenters.match(dnis, header.orgId(), entryPointId),
                ContactOrigins.of(
                        EventFields.id(data, "taskId"),
                        name -> EventFields.whole(data, name, ContactOrigin.LONGEST)));
    }

    private static boolean voice(
            @Nullable String channelType, @Nullable String ani, @Nullable String dnis) {
        return channelType == null
                ? phoneAddress(ani) || phoneAddress(dnis)
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
