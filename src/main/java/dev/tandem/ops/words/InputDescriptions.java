package dev.tandem.ops.words;

import dev.tandem.domain.ContactCenterSettings;
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
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.CustomerLeft;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import dev.tandem.domain.InteractionInput.Woken;
import org.jspecify.annotations.Nullable;

/** Each input of an interaction, in words for an operator. */
public final class InputDescriptions {
    private InputDescriptions() {}

    public static String of(InteractionInput input) {
        return switch (input) {
            case ContactStarted started -> notice(started.header(), start(started));
            case ContactQueued(var header, var queue) ->
                    notice(header, "waits in a queue" + optional(", queue ", queue));
            case AgentOffered(var header, var queue) ->
                    notice(header, "rings at an agent" + optional(", queue ", queue));
            case AgentConnected(var header, var agent, var queue) ->
                    notice(
                            header,
                            "an agent answered"
                                    + optional(", agent ", agent)
                                    + optional(", queue ", queue));
            case AnswerImplied(var header) -> notice(header, "only an answered call has this");
            case CallHeld(var header) -> notice(header, "put on hold");
            case CallResumed(var header) -> notice(header, "taken back from hold");
            case RecordingAvailable(var header, var _) -> notice(header, "the recording is there");
            case ContactEnded(var header, var reason, var party) ->
                    notice(
                            header,
                            "ended" + optional(", reason ", reason) + optional(", by ", party));
            case CustomerLeft(var header) -> notice(header, "the customer left");
            case ContactUpdated(var header, var ani) ->
                    notice(header, "the caller's number is now " + MaskedNumbers.masked(ani));
            case OtherNotice(var header) -> notice(header, "noted");
            case CommandStarted(var _, var id, var attempt) ->
                    "%s: attempt %d is being sent to Salesforce"
                            .formatted(id.kind().word(), attempt);
            case CommandAnswered(var _, var id, var attempt, var result, var _) ->
                    "%s: attempt %d, %s"
                            .formatted(id.kind().word(), attempt, ResultDescriptions.of(result));
            case Woken _ -> "the time that it asked to be woken at has come";
            case CommandRedriven(var _, var kind) ->
                    "an operator asks for " + kind.word() + " to be sent again";
        };
    }

    private static String notice(NoticeHeader header, String words) {
        return "%s (%s): %s%s%s"
                .formatted(
                        header.type(),
                        EnumWords.of(header.source()),
                        words,
                        header.callback() ? ", callback" : "",
                        header.redriven() ? ", put back by an operator" : "");
    }

    private static String start(ContactStarted started) {
        ContactCenterSettings center = started.contactCenter();
        return "%s, %s, from %s to %s, %s%s"
                .formatted(
                        started.voice() ? "a phone call" : "not a phone call",
                        started.inbound() ? "inbound" : "not inbound",
                        MaskedNumbers.masked(started.ani()),
                        MaskedNumbers.masked(started.dnis()),
                        center == null
                                ? "no contact centre matches"
                                : "contact centre " + center.name(),
                        transferred(started.origin()));
    }

    private static String transferred(@Nullable ContactOrigin origin) {
        return origin == null ? "" : optional(", transferred from ", origin.parentVoiceCallId());
    }

    private static String optional(String before, @Nullable String value) {
        return value == null ? "" : before + value;
    }
}
