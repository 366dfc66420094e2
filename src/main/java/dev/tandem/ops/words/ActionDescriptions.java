package dev.tandem.ops.words;

import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.wire.OperatorAction;
import dev.tandem.wire.OperatorAction.DataExported;
import dev.tandem.wire.OperatorAction.LetterDismissed;
import dev.tandem.wire.OperatorAction.LetterRedriven;
import dev.tandem.wire.OperatorAction.NumberRevealed;
import dev.tandem.wire.OperatorAction.OrgPaused;
import dev.tandem.wire.OperatorAction.OrgResumed;
import dev.tandem.wire.OperatorAction.RedriveEnded;
import dev.tandem.wire.OperatorAction.RedriveStarted;
import dev.tandem.wire.OperatorAction.RedriveStopped;
import org.jspecify.annotations.Nullable;

/** What operators did, as a word to filter by and as a sentence to read. */
public final class ActionDescriptions {
    private ActionDescriptions() {}

    /** The kinds of actions, as words. */
    public enum Kind {
        REDRIVEN,
        DISMISSED,
        PAUSED,
        RESUMED,
        REDRIVE_STARTED,
        REDRIVE_STOPPED,
        REDRIVE_ENDED,
        REVEALED,
        EXPORTED
    }

    /** The kind of an action. */
    public static Kind kindOf(OperatorAction action) {
        return switch (action) {
            case LetterRedriven _ -> Kind.REDRIVEN;
            case LetterDismissed _ -> Kind.DISMISSED;
            case OrgPaused _ -> Kind.PAUSED;
            case OrgResumed _ -> Kind.RESUMED;
            case RedriveStarted _ -> Kind.REDRIVE_STARTED;
            case RedriveStopped _ -> Kind.REDRIVE_STOPPED;
            case RedriveEnded _ -> Kind.REDRIVE_ENDED;
            case NumberRevealed _ -> Kind.REVEALED;
            case DataExported _ -> Kind.EXPORTED;
        };
    }

    /** The action in words, without whole phone numbers. */
    public static String of(OperatorAction action) {
        return PhoneNumberMask.in(
                switch (action) {
                    case LetterRedriven(var letter, var run) ->
                            "put dead letter %s back%s"
                                    .formatted(
                                            letter,
                                            run == null ? "" : " in the bulk redrive " + run);
                    case LetterDismissed(var letter, var reason) ->
                            "dismissed dead letter %s: %s".formatted(letter, reason);
                    case OrgPaused(var org, var reason) ->
                            "paused org %s: %s".formatted(org, reason);
                    case OrgResumed(var org) -> "resumed org " + org;
                    case RedriveStarted(var run, var _, var filter, var letters, var perSecond) ->
                            "began the bulk redrive %s of %d dead letters (%s), %d a second"
                                    .formatted(run, letters, filter, perSecond);
                    case RedriveStopped(var run) -> "stopped the bulk redrive " + run;
                    case RedriveEnded(var run, var redriven, var refused) ->
                            "the bulk redrive %s ended: %d put back, %d refused"
                                    .formatted(run, redriven, refused);
                    case NumberRevealed(var interactionId, var reason) ->
                            "looked at the whole numbers of call "
                                    + interactionId
                                    + because(reason);
                    case DataExported(var what, var reason) ->
                            "took data out, " + what + because(reason);
                });
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }
}
