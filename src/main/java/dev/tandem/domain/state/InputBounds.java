package dev.tandem.domain.state;

import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
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
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.text.TextBounds;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes from outside, so that no state, command or journal record becomes too large for
 * Kafka: texts and lists to {@link TextBounds#STATE}, attributes to {@value #ATTRIBUTES} characters
 * in all. A start is copied into at most four places of one record, so the attributes take less
 * than 400 kB of Kafka's 1 MB even when every character needs six bytes of JSON. The decider cuts
 * its inputs, and the journal cuts them with this too.
 */
public final class InputBounds {

    /**
     * Most characters of all attributes together, names and values; whole attributes are left out.
     */
    public static final int ATTRIBUTES = 16_384;

    /**
     * Longest location of a recording, in characters: what Salesforce takes (its guide for partner
     * telephony). A longer one is left out, because a cut location is not valid.
     */
    public static final int LOCATION = 1_000;

    private InputBounds() {}

    public static boolean fitsAsLocation(String location) {
        return location.length() <= LOCATION;
    }

    /** Without the texts that are too long: a cut key would be the key of another call. */
    private static @Nullable ContactOrigin fitting(@Nullable ContactOrigin origin) {
        return origin == null
                ? null
                : new ContactOrigin(
                        fitting(origin.parentVoiceCallId()),
                        fitting(origin.callOrigin()),
                        fitting(origin.queue()));
    }

    private static @Nullable String fitting(@Nullable String text) {
        return text == null || text.length() > ContactOrigin.LONGEST ? null : text;
    }

    /** The input with everything in bounds; equal where nothing was too long. */
    public static InteractionInput bounded(InteractionInput input) {
        return mapped(input, InputBounds::bounded);
    }

    private static InteractionInput mapped(
            InteractionInput input, UnaryOperator<NoticeHeader> headers) {
        return switch (input) {
            case ContactStarted started -> bounded(started);
            case ContactQueued(var header, var queueId) ->
                    new ContactQueued(headers.apply(header), TextBounds.STATE.cutOrNull(queueId));
            case AgentOffered(var header, var queueId) ->
                    new AgentOffered(headers.apply(header), TextBounds.STATE.cutOrNull(queueId));
            case AgentConnected(var header, var agentId, var queueId) ->
                    new AgentConnected(
                            headers.apply(header),
                            TextBounds.STATE.cutOrNull(agentId),
                            TextBounds.STATE.cutOrNull(queueId));
            case AnswerImplied(var header) -> new AnswerImplied(headers.apply(header));
            case CallHeld(var header) -> new CallHeld(headers.apply(header));
            case CallResumed(var header) -> new CallResumed(headers.apply(header));
            case RecordingAvailable(var header, var location) ->
                    fitsAsLocation(location)
                            ? new RecordingAvailable(headers.apply(header), location)
                            : new AnswerImplied(headers.apply(header));
            case ContactEnded(var header, var reason, var party) ->
                    new ContactEnded(
                            headers.apply(header),
                            TextBounds.STATE.cutOrNull(reason),
                            TextBounds.STATE.cutOrNull(party));
            case CustomerLeft(var header) -> new CustomerLeft(headers.apply(header));
            case ContactUpdated(var header, var ani) ->
                    new ContactUpdated(headers.apply(header), TextBounds.STATE.cut(ani));
            case OtherNotice(var header) -> new OtherNotice(headers.apply(header));
            case CommandAnswered(var receivedAt, var id, var attempt, var result, var took) ->
                    new CommandAnswered(
                            receivedAt, id, attempt, TextBounds.STATE.cut(result), took);
            case CommandStarted _, Woken _, CommandRedriven _ -> input;
        };
    }

    /**
     * The input without the details that only an interaction without a start needs. They include
     * the contact centre's settings, which the journal would otherwise repeat with each notice.
     */
    public static InteractionInput neededBy(Interaction state, InteractionInput input) {
        boolean needed = state instanceof UnstartedInteraction;
        return needed || !(input instanceof Notice notice) || notice.header().contact() == null
                ? input
                : mapped(input, header -> header.withContact(null));
    }

    public static ContactStarted bounded(ContactStarted started) {
        return new ContactStarted(
                bounded(started.header()),
                TextBounds.STATE.cutOrNull(started.ani()),
                TextBounds.STATE.cutOrNull(started.dnis()),
                started.voice(),
                started.inbound(),
                TextBounds.STATE.cutOrNull(started.entryPointId()),
                attributes(started.attributes()),
                started.contactCenter(),
                fitting(started.origin()));
    }

    public static NoticeHeader bounded(NoticeHeader header) {
        return new NoticeHeader(
                TextBounds.STATE.cutOrNull(header.orgId()),
                TextBounds.STATE.cut(header.type()),
                header.at(),
                header.receivedAt(),
                header.source(),
                header.callback(),
                header.redriven(),
                header.contact() == null ? null : bounded(header.contact()));
    }

    public static ContactDetails bounded(ContactDetails details) {
        return new ContactDetails(
                TextBounds.STATE.cut(details.ani()),
                TextBounds.STATE.cut(details.dnis()),
                details.contactCenter(),
                fitting(details.origin()));
    }

    /** In order of their names as many whole attributes as fit. */
    static Map<String, String> attributes(Map<String, String> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, String> kept = new TreeMap<>();
        int room = ATTRIBUTES;
        for (Map.Entry<String, String> attribute : new TreeMap<>(all).entrySet()) {
            int size = attribute.getKey().length() + attribute.getValue().length();
            if (size <= room) {
                kept.put(attribute.getKey(), attribute.getValue());
                room -= size;
            }
        }
        return kept;
    }
}
