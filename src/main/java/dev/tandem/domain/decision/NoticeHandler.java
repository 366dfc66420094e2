package dev.tandem.domain.decision;

import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.InputEffect.take;

import dev.tandem.domain.CallLocation;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.AnswerInferred;
import dev.tandem.domain.InteractionFact.AnswerNoted;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.DepartureNoted;
import dev.tandem.domain.InteractionFact.EndNoted;
import dev.tandem.domain.InteractionFact.EndNoted.Party;
import dev.tandem.domain.InteractionFact.HoldNoted;
import dev.tandem.domain.InteractionFact.NoticeNoted;
import dev.tandem.domain.InteractionFact.NumberNoted;
import dev.tandem.domain.InteractionFact.PlaceNoted;
import dev.tandem.domain.InteractionFact.RecordingNoted;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionFact.StartNoted;
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
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.InteractionRules.StartDoor;
import dev.tandem.domain.NoticeMark;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.InputBounds;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.UnstartedInteraction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How notices are taken in. */
final class NoticeHandler {

    private static final String AGENT_LEFT = "AGENTLEFT";

    private final InteractionRules rules;

    NoticeHandler(InteractionRules rules) {
        this.rules = rules;
    }

    InputEffect react(Interaction state, Notice notice) {
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

    private static boolean repeated(ContactHistory told, NoticeMark mark, NoticeHeader header) {
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
                    ENDED_IN_SELF_SERVICE,
                    ORPHANED,
                    LOST ->
                    IgnoreReason.LATE;
        };
    }

    private InputEffect react(UnstartedInteraction state, Notice notice, NoticeMark mark) {
        if (!(notice instanceof ContactStarted started)) {
            return inferringStart(state, react(state.told(), notice, mark), notice, mark);
        }
        boolean waits =
                rules.startDoor() == StartDoor.FLOW
                        && notice.header().door() == EventSource.WEBHOOK;
        if (waits && state.held() != null) {
            return again(state.told(), notice, mark);
        }
        InputEffect reaction = start(state.interactionId(), started, mark);
        return waits
                        && reaction instanceof InputEffect.Take(var facts)
                        && facts.getFirst() instanceof StartNoted start
                ? take(new StartHeld(start))
                : reaction;
    }

    /** The notice itself, and the start that could be made of it. */
    private static InputEffect inferringStart(
            UnstartedInteraction state, InputEffect reaction, Notice notice, NoticeMark mark) {
        ContactDetails told = notice.header().contact();
        if (told == null || !(reaction instanceof InputEffect.Take(var facts))) {
            return reaction;
        }
        ContactDetails cut = InputBounds.bounded(told);
        Contact contact =
                contact(state.interactionId(), mark, cut.ani(), cut.dnis(), Map.of(), cut.origin());
        StartNoted start = new StartNoted(mark, contact, cut.contactCenter(), 0);
        if (!state.learnsFrom(start)) {
            return reaction;
        }
        List<InteractionFact> both = new ArrayList<>(facts);
        both.add(new StartInferred(start));
        return new InputEffect.Take(both);
    }

    private static InputEffect react(OpenInteraction state, Notice notice, NoticeMark mark) {
        return notice instanceof ContactStarted
                ? again(state.told(), notice, mark)
                : react(state.told(), notice, mark);
    }

    /** A start told again is the same contact, but may bring news of a callback. */
    private static InputEffect again(ContactHistory told, Notice notice, NoticeMark mark) {
        boolean news = notice.header().redriven() || (mark.callback() && !told.callback());
        return news ? take(new NoticeNoted(mark)) : ignore(IgnoreReason.DUPLICATE);
    }

    private static InputEffect react(ContactHistory told, Notice notice, NoticeMark mark) {
        return switch (notice) {
            case ContactQueued(var _, var queue) ->
                    take(new PlaceNoted(mark, CallLocation.IN_QUEUE, InputBounds.cutOrNull(queue)));
            case AgentOffered(var _, var queue) ->
                    take(new PlaceNoted(mark, CallLocation.RINGING, InputBounds.cutOrNull(queue)));
            case AgentConnected(var _, var _, var queue) ->
                    take(new AnswerNoted(mark, InputBounds.cutOrNull(queue)));
            case AnswerImplied _ -> take(new AnswerInferred(mark));
            case CallHeld _ -> take(new HoldNoted(mark, true));
            case CallResumed _ -> take(new HoldNoted(mark, false));
            case RecordingAvailable(var _, var location)
                    when InputBounds.fitsAsLocation(location) ->
                    take(new RecordingNoted(mark, location));
            case RecordingAvailable _ -> take(new AnswerInferred(mark));
            case ContactEnded ended -> end(told, ended, mark);
            case CustomerLeft _ -> take(new DepartureNoted(mark));
            case ContactUpdated(var _, var ani) ->
                    take(new NumberNoted(mark, InputBounds.cut(ani)));
            case OtherNotice _, ContactStarted _ -> take(new NoticeNoted(mark));
        };
    }

    private static InputEffect start(String id, ContactStarted started, NoticeMark mark) {
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
        Contact contact = contact(id, mark, cut.ani(), cut.dnis(), kept, cut.origin());
        int dropped = started.attributes().size() - kept.size();
        return take(new StartNoted(mark, contact, settings, dropped));
    }

    private static Contact contact(
            String id,
            NoticeMark mark,
            @Nullable String ani,
            @Nullable String dnis,
            Map<String, String> attributes,
            @Nullable ContactOrigin origin) {
        Instant startTime = mark.at().truncatedTo(ChronoUnit.MILLIS);
        return new Contact(id, startTime, ani, dnis, attributes, origin);
    }

    private static InputEffect decline(IgnoreReason reason, NoticeMark mark, CloseOutcome outcome) {
        return new InputEffect.Ignore(reason, List.of(new ContactDeclined(mark, outcome)));
    }

    private static InputEffect end(ContactHistory told, ContactEnded ended, NoticeMark mark) {
        boolean ringNoAnswer = ringNoAnswer(ended.reason(), ended.terminatingParty());
        return ringNoAnswer && (told.callback() || mark.callback())
                ? new InputEffect.Ignore(
                        IgnoreReason.CALLBACK_STILL_QUEUED, List.of(new NoticeNoted(mark)))
                : take(
                        new EndNoted(
                                mark,
                                InputBounds.cutOrNull(ended.reason()),
                                ringNoAnswer,
                                party(ended)));
    }

    /** Where no party is named, Webex's reason for an end by the agent names it all the same. */
    private static @Nullable Party party(ContactEnded ended) {
        String told = ended.terminatingParty();
        if (told == null) {
            return AGENT_LEFT.equals(letters(ended.reason())) ? Party.AGENT : null;
        }
        return switch (letters(told)) {
            case "AGENT" -> Party.AGENT;
            case "CUSTOMER" -> Party.CUSTOMER;
            case "SYSTEM" -> Party.SYSTEM;
            default -> null;
        };
    }

    /** The words without spaces, underscores and letter case. */
    private static String letters(@Nullable String words) {
        return words == null ? "" : words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }

    /** Webex spells reasons in several ways, e.g. "RONA Timer Expired" and "RONA_TIMER_EXPIRED". */
    private static boolean ringNoAnswer(@Nullable String reason, @Nullable String party) {
        return reason != null
                && letters(party).equals("SYSTEM")
                && letters(reason).contains("RONA");
    }
}
