package dev.tandem.webex;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.EventJson;
import dev.tandem.webex.json.InteractionIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the flow endpoint reads of an event before it is recorded. */
public sealed interface FlowEvent {

    /** A contact arrived: the flow waits for the routing decision. */
    record NewContact(String interactionId) implements FlowEvent {}

    /** Any other event of a flow. */
    record Progress(String interactionId) implements FlowEvent {}

    /**
     * Not an event of a flow.
     *
     * @param why what is wrong and what was expected, without repeating the body
     * @param interactionId the interaction it is about as far as that can be seen, empty when it
     *     cannot
     */
    record Unreadable(String why, String interactionId) implements FlowEvent {}

    /** An interaction id in bytes that are not JSON. */
    Pattern INTERACTION_ID =
            Pattern.compile("(?i)\"interactionId\"\\s*:\\s*\"([!-~&&[^\"\\\\]]{1,128})\"");

    /** Reads the body of a request. Never throws, whatever the bytes are. */
    static FlowEvent read(byte[] body) {
        return switch (EventJson.read(body)) {
            case EventJson.Garbled(String why) ->
                    new Unreadable(
                            why
                                    + "; quote each value once, and escape quotation marks,"
                                    + " backslashes and line breaks in what is pasted",
                            interactionIdIn(body));
            case EventJson.Parsed(var root) when EventFields.word(root, "event") == null ->
                    new Unreadable(
                            "there is no text in \"event\", such as NewPhoneContact",
                            interactionIdIn(body));
            case EventJson.Parsed(var root) -> {
                EventArrival arrival = new EventArrival(EventSource.FLOW, Instant.EPOCH, false);
                String event = String.valueOf(EventFields.word(root, "event"));
                yield of(
                        FlowNotices.translate(root, event, arrival, (_, _, _) -> null),
                        interactionIdIn(body));
            }
        };
    }

    private static String interactionIdIn(byte[] body) {
        Matcher found = INTERACTION_ID.matcher(new String(body, StandardCharsets.ISO_8859_1));
        String id = found.find() ? InteractionIds.canonical(found.group(1)) : "";
        return InteractionIds.faultOf("interactionId", id) == null ? id : "";
    }

    private static FlowEvent of(EventTranslation translation, String interactionId) {
        return switch (translation) {
            case EventTranslation.Translated(String id, ContactStarted _) -> new NewContact(id);
            case EventTranslation.Translated(String id, var _) -> new Progress(id);
            case EventTranslation.NotForInteractions(String type) ->
                    new Unreadable("the event " + type + " is about no interaction", interactionId);
            case EventTranslation.Unreadable(String why) -> new Unreadable(why, interactionId);
        };
    }
}
