package dev.tandem.domain.decision;

import static dev.tandem.domain.decision.InputEffect.ignore;
import static dev.tandem.domain.decision.InputEffect.take;

import dev.tandem.domain.CallLocation;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactCenterSettings;
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
import dev.tandem.domain.InteractionFact.LocationNoted;
import dev.tandem.domain.InteractionFact.NoticeNoted;
import dev.tandem.domain.InteractionFact.NumberNoted;
import dev.tandem.domain.InteractionFact.RecordingNoted;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
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
import dev.tandem.domain.text.TextBounds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a notice changes by itself. The method names say what the notice means; {@link
 * InteractionDecider} says which notice means what in which state.
 */
final class NoticeHandler {

    private static final String AGENT_LEFT = "AGENTLEFT";
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Z]");

    private final InteractionRules rules;

    NoticeHandler(InteractionRules rules) {
        this.rules = rules;
    }

    /** Rule 3: why the notice is not taken in, whatever it says; null when it is. */
    @Nullable IgnoreReason refusal(Interaction state, Notice notice) {
        NoticeHeader header = notice.header();
        if (header.at().isBefore(header.receivedAt().minus(rules.retention()))) {
            return IgnoreReason.TOO_OLD;
        }
        NoticeMark mark = mark(notice);
        boolean duplicate =
                switch (state) {
                    case UnstartedInteraction unstarted ->
                            unstarted.history().hasSeen(mark) && !header.redriven();
                    case OpenInteraction open -> open.history().hasSeen(mark) && !header.redriven();
                    case ClosedInteraction closed -> closed.seenNotices().contains(mark.identity());
                };
        return duplicate ? IgnoreReason.DUPLICATE : null;
    }

    /** Rules 1 and 2: the contact starts, where it is in scope and a contact centre matches. */
    InputEffect start(UnstartedInteraction state, ContactStarted started) {
        boolean waitsForFlow =
                rules.startDoor() == StartDoor.FLOW
                        && started.header().source() == EventSource.WEBHOOK;
        if (waitsForFlow && state.heldStart() != null) {
            return startAgain(state.history(), started);
        }
        InputEffect effect = start(state.interactionId(), started);
        return waitsForFlow
                        && effect instanceof InputEffect.Take(var facts)
                        && facts.getFirst() instanceof StartNoted start
                ? take(new StartHeld(start))
                : effect;
    }

    private static InputEffect start(String interactionId, ContactStarted started) {
        if (!started.voice()) {
            return decline(started, IgnoreReason.NOT_VOICE, CloseOutcome.NOT_VOICE);
        }
        if (!started.inbound()) {
            return decline(started, IgnoreReason.NOT_INBOUND, CloseOutcome.NOT_INBOUND);
        }
        ContactCenterSettings settings = started.contactCenter();
        if (settings == null) {
            return ignore(IgnoreReason.NO_CONTACT_CENTRE);
        }
        ContactStarted cut = InputBounds.bounded(started);
        NoticeMark mark = mark(started);
        Map<String, String> kept = cut.attributes();
        Contact contact =
                new Contact(
                        interactionId, startTime(mark), cut.ani(), cut.dnis(), kept, cut.origin());
        int dropped = started.attributes().size() - kept.size();
        return take(new StartNoted(mark, contact, settings, dropped));
    }

    private static InputEffect decline(
            ContactStarted started, IgnoreReason reason, CloseOutcome outcome) {
        return new InputEffect.Ignore(reason, List.of(new ContactDeclined(mark(started), outcome)));
    }

    /** Rule 3: another start is the same contact, but it may show that a callback was accepted. */
    static InputEffect startAgain(ContactHistory history, ContactStarted started) {
        NoticeMark mark = mark(started);
        boolean showsCallback = mark.callback() && !history.callback();
        return started.header().redriven() || showsCallback
                ? take(new NoticeNoted(mark))
                : ignore(IgnoreReason.DUPLICATE);
    }

    /**
     * Rule 13: before the start, a notice is kept together with the start that could be made of it.
     */
    static InputEffect keep(UnstartedInteraction state, Notice notice, InputEffect effect) {
        ContactDetails details = notice.header().contact();
        if (details == null || !(effect instanceof InputEffect.Take(var facts))) {
            return effect;
        }
        ContactDetails cut = InputBounds.bounded(details);
        NoticeMark mark = mark(notice);
        Contact contact =
                new Contact(
                        state.interactionId(),
                        startTime(mark),
                        cut.ani(),
                        cut.dnis(),
                        Map.of(),
                        cut.origin());
        StartNoted start = new StartNoted(mark, contact, cut.contactCenter(), 0);
        if (!state.prefers(start)) {
            return effect;
        }
        List<InteractionFact> both = new ArrayList<>(facts);
        both.add(new StartInferred(start));
        return new InputEffect.Take(both);
    }

    private static Instant startTime(NoticeMark mark) {
        return mark.at().truncatedTo(ChronoUnit.MILLIS);
    }

    static InputEffect inQueue(ContactQueued notice) {
        String queue = TextBounds.STATE.cutOrNull(notice.queueId());
        return take(new LocationNoted(mark(notice), CallLocation.IN_QUEUE, queue));
    }

    static InputEffect ringing(AgentOffered notice) {
        String queue = TextBounds.STATE.cutOrNull(notice.queueId());
        return take(new LocationNoted(mark(notice), CallLocation.RINGING, queue));
    }

    static InputEffect answered(AgentConnected notice) {
        return take(new AnswerNoted(mark(notice), TextBounds.STATE.cutOrNull(notice.queueId())));
    }

    static InputEffect answerInferred(Notice notice) {
        return take(new AnswerInferred(mark(notice)));
    }

    static InputEffect onHold(CallHeld notice) {
        return take(new HoldNoted(mark(notice), true));
    }

    static InputEffect offHold(CallResumed notice) {
        return take(new HoldNoted(mark(notice), false));
    }

    static InputEffect recorded(RecordingAvailable notice) {
        return InputBounds.fitsAsLocation(notice.location())
                ? take(new RecordingNoted(mark(notice), notice.location()))
                : answerInferred(notice);
    }

    /**
     * Rule 14: while the caller waits for a callback, an agent who does not answer ends nothing.
     */
    static InputEffect ended(ContactHistory history, ContactEnded notice) {
        NoticeMark mark = mark(notice);
        boolean ringNoAnswer = ringNoAnswer(notice.reason(), notice.terminatingParty());
        return ringNoAnswer && (history.callback() || mark.callback())
                ? new InputEffect.Ignore(
                        IgnoreReason.CALLBACK_STILL_QUEUED, List.of(new NoticeNoted(mark)))
                : take(
                        new EndNoted(
                                mark,
                                TextBounds.STATE.cutOrNull(notice.reason()),
                                ringNoAnswer,
                                party(notice)));
    }

    static InputEffect customerLeft(CustomerLeft notice) {
        return take(new DepartureNoted(mark(notice)));
    }

    static InputEffect newNumber(ContactUpdated notice) {
        return take(new NumberNoted(mark(notice), TextBounds.STATE.cut(notice.ani())));
    }

    static InputEffect onTimeline(OtherNotice notice) {
        return take(new NoticeNoted(mark(notice)));
    }

    /** Rule 15: why a notice after the close is ignored. */
    static InputEffect late(ClosedInteraction state) {
        return ignore(
                switch (state.outcome()) {
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
                });
    }

    private static NoticeMark mark(Notice notice) {
        return NoticeMark.of(InputBounds.bounded(notice.header()));
    }

    /** Where no party is named, Webex's reason for an end by the agent names it all the same. */
    private static @Nullable Party party(ContactEnded ended) {
        String party = ended.terminatingParty();
        if (party == null) {
            return AGENT_LEFT.equals(letters(ended.reason())) ? Party.AGENT : null;
        }
        return switch (letters(party)) {
            case "AGENT" -> Party.AGENT;
            case "CUSTOMER" -> Party.CUSTOMER;
            case "SYSTEM" -> Party.SYSTEM;
            default -> null;
        };
    }

    /** The letters of a text in upper case. */
    private static String letters(@Nullable String text) {
        return text == null ? "" : NO_LETTER.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** Webex spells reasons in several ways, e.g. "RONA Timer Expired" and "RONA_TIMER_EXPIRED". */
    private static boolean ringNoAnswer(@Nullable String reason, @Nullable String party) {
        return reason != null
                && letters(party).equals("SYSTEM")
                && letters(reason).contains("RONA");
    }
}
