package dev.tandem.domain;

import static dev.tandem.domain.Reaction.ignore;
import static dev.tandem.domain.Reaction.take;

import dev.tandem.domain.InteractionFact.AnswerNoted;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.EndNoted;
import dev.tandem.domain.InteractionFact.HoldNoted;
import dev.tandem.domain.InteractionFact.NoticeNoted;
import dev.tandem.domain.InteractionFact.PlaceNoted;
import dev.tandem.domain.InteractionFact.RecordingNoted;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartNoted;
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
import dev.tandem.domain.InteractionRules.StartDoor;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How notices are taken in. */
final class Notices {

    private final InteractionRules rules;

    Notices(InteractionRules rules) {
        this.rules = rules;
    }

    Reaction react(Interaction state, Notice notice) {
        NoticeHeader header = notice.header();
        NoticeMark mark = NoticeMark.of(InputBounds.bounded(header));
        if (header.at().isBefore(header.receivedAt().minus(rules.retention()))) {
            return ignore(IgnoreReason.TOO_OLD);
        }
        return switch (state) {
            case UnstartedInteraction unstarted ->
                    repeated(unstarted.told(), mark, header)
                            ? ignore(IgnoreReason.DUPLICATE)
                            : react(unstarted, notice, mark);
            case OpenInteraction open ->
                    repeated(open.told(), mark, header)
                            ? ignore(IgnoreReason.DUPLICATE)
                            : react(open, notice, mark);
            case ClosedInteraction closed -> ignore(afterClose(closed, mark));
        };
    }

    private static boolean repeated(Told told, NoticeMark mark, NoticeHeader header) {
        return told.hasSeen(mark.identity()) && !header.redriven();
    }

    private static IgnoreReason afterClose(ClosedInteraction closed, NoticeMark mark) {
        if (closed.seen().contains(mark.identity())) {
            return IgnoreReason.DUPLICATE;
        }
        return switch (closed.outcome()) {
            case NOT_VOICE -> IgnoreReason.NOT_VOICE;
            case NOT_INBOUND -> IgnoreReason.NOT_INBOUND;
            case ANSWERED,
                    ABANDONED_BEFORE_QUEUE,
                    ABANDONED_IN_QUEUE,
                    ABANDONED_WHILE_RINGING,
                    ORPHANED,
                    LOST ->
                    IgnoreReason.LATE;
        };
    }

    private Reaction react(UnstartedInteraction state, Notice notice, NoticeMark mark) {
        if (!(notice instanceof ContactStarted started)) {
            return react(state.told(), notice, mark);
        }
        boolean waits =
                rules.startDoor() == StartDoor.FLOW && notice.header().door() == Door.WEBHOOK;
        if (waits && state.held() != null) {
            return again(state.told(), notice, mark);
        }
        Reaction reaction = start(state.interactionId(), started, mark);
        return waits
                        && reaction instanceof Reaction.Take(var facts)
                        && facts.getFirst() instanceof StartNoted start
                ? take(new StartHeld(start))
                : reaction;
    }

    private static Reaction react(OpenInteraction state, Notice notice, NoticeMark mark) {
        return notice instanceof ContactStarted
                ? again(state.told(), notice, mark)
                : react(state.told(), notice, mark);
    }

    /** A start told again is the same contact, but may bring news of a callback. */
    private static Reaction again(Told told, Notice notice, NoticeMark mark) {
        boolean news = notice.header().redriven() || (mark.callback() && !told.callback());
        return news ? take(new NoticeNoted(mark)) : ignore(IgnoreReason.DUPLICATE);
    }

    private static Reaction react(Told told, Notice notice, NoticeMark mark) {
        return switch (notice) {
            case ContactQueued(var _, var queue) ->
                    take(new PlaceNoted(mark, Place.IN_QUEUE, InputBounds.cutOrNull(queue)));
            case AgentOffered(var _, var queue) ->
                    take(new PlaceNoted(mark, Place.RINGING, InputBounds.cutOrNull(queue)));
            case AgentConnected(var _, var _, var queue) ->
                    take(new AnswerNoted(mark, InputBounds.cutOrNull(queue)));
            case CallHeld _ -> take(new HoldNoted(mark, true));
            case CallResumed _ -> take(new HoldNoted(mark, false));
            case RecordingAvailable(var _, var location)
                    when InputBounds.fitsAsLocation(location) ->
                    take(new RecordingNoted(mark, location));
            case ContactEnded ended -> end(told, ended, mark);
            case RecordingAvailable _, OtherNotice _, ContactStarted _ ->
                    take(new NoticeNoted(mark));
        };
    }

    private static Reaction start(String id, ContactStarted started, NoticeMark mark) {
        if (!started.voice()) {
            return decline(IgnoreReason.NOT_VOICE, mark, CloseOutcome.NOT_VOICE);
        }
        if (!started.inbound()) {
            return decline(IgnoreReason.NOT_INBOUND, mark, CloseOutcome.NOT_INBOUND);
        }
        ContactCenterSettings settings = started.contactCenter();
        if (settings == null) {
            return ignore(IgnoreReason.NO_CONTACT_CENTRE);
        }
        ContactStarted cut = InputBounds.bounded(started);
        Map<String, String> kept = cut.attributes();
        Contact contact =
                new Contact(
                        id,
                        mark.at().truncatedTo(ChronoUnit.MILLIS),
                        cut.ani(),
                        cut.dnis(),
                        kept,
                        cut.origin());
        int dropped = started.attributes().size() - kept.size();
        return take(new StartNoted(mark, contact, settings, dropped));
    }

    private static Reaction decline(IgnoreReason reason, NoticeMark mark, CloseOutcome outcome) {
        return new Reaction.Ignore(reason, List.of(new ContactDeclined(mark, outcome)));
    }

    private static Reaction end(Told told, ContactEnded ended, NoticeMark mark) {
        boolean ringNoAnswer = ringNoAnswer(ended.reason(), ended.terminatingParty());
        return ringNoAnswer && (told.callback() || mark.callback())
                ? new Reaction.Ignore(
                        IgnoreReason.CALLBACK_STILL_QUEUED, List.of(new NoticeNoted(mark)))
                : take(new EndNoted(mark, InputBounds.cutOrNull(ended.reason()), ringNoAnswer));
    }

    /** Webex spells reasons in several ways, e.g. "RONA Timer Expired" and "RONA_TIMER_EXPIRED". */
    private static boolean ringNoAnswer(@Nullable String reason, @Nullable String party) {
        return reason != null
                && "System".equalsIgnoreCase(party)
                && reason.toUpperCase(Locale.ROOT).contains("RONA");
    }
}
