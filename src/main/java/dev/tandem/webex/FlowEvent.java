package dev.tandem.webex;

import dev.tandem.domain.Door;
import dev.tandem.domain.InteractionInput.ContactStarted;
import java.time.Instant;

/** What the flow door has to know of an event before it is recorded. */
public sealed interface FlowEvent {

    /** A contact arrived: the flow waits for the routing decision. */
    record NewContact(String interactionId) implements FlowEvent {}

    /** Anything else that a flow tells. */
    record Progress(String interactionId) implements FlowEvent {}

    /**
     * Not an event of a flow.
     *
     * @param why what is wrong and what was expected, without repeating the body
     */
    record Unreadable(String why) implements FlowEvent {}

    /** Reads the body of a request. Never throws for anything that bytes can say. */
    static FlowEvent read(byte[] body) {
        return switch (EventJson.read(body)) {
            case EventJson.Garbled(String why) ->
                    new Unreadable(
                            why
                                    + "; quote each value once, and escape quotation marks,"
                                    + " backslashes and line breaks in what is pasted");
            case EventJson.Parsed(var root) when EventFields.word(root, "event") == null ->
                    new Unreadable("there is no text in \"event\", such as NewPhoneContact");
            case EventJson.Parsed(var root) -> {
                Arrival arrival = new Arrival(Door.FLOW, Instant.EPOCH, false);
                String event = String.valueOf(EventFields.word(root, "event"));
                yield of(FlowNotices.translate(root, event, arrival, (_, _, _) -> null));
            }
        };
    }

    private static FlowEvent of(Translation translation) {
        return switch (translation) {
            case Translation.Translated(String id, ContactStarted _) -> new NewContact(id);
            case Translation.Translated(String id, var _) -> new Progress(id);
            case Translation.NotForInteractions(String type) ->
                    new Unreadable("the event " + type + " is about no interaction");
            case Translation.Unreadable(String why) -> new Unreadable(why);
        };
    }
}
