package dev.tandem.domain.state;

import dev.tandem.domain.CallLocation;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.InteractionFact.AnswerInferred;
import dev.tandem.domain.InteractionFact.AnswerNoted;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.DepartureNoted;
import dev.tandem.domain.InteractionFact.EndNoted;
import dev.tandem.domain.InteractionFact.HoldNoted;
import dev.tandem.domain.InteractionFact.NoticeFact;
import dev.tandem.domain.InteractionFact.NoticeNoted;
import dev.tandem.domain.InteractionFact.NumberNoted;
import dev.tandem.domain.InteractionFact.PlaceNoted;
import dev.tandem.domain.InteractionFact.RecordingNoted;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.NoticeMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Webex told of a contact so far, made so that the order of telling does not show.
 *
 * @param seen identities of the notices taken in, the latest {@value #MOST_SEEN}
 * @param heardAt when the latest notice was received; null when there was none
 * @param places where the call was, by event time: the latest {@value #MOST_PLACES}
 * @param connected whether an agent answered, at whatever time and by whatever evidence
 * @param callback whether the caller took a callback offer
 * @param end the end of latest event time that is one in any case, null when none was told
 * @param ringNoAnswerEnd the latest end that is none where the caller took a callback
 * @param statistics how the call went; null where nobody is going to be told
 * @param evidence what the notices prove together; records of older versions have none
 */
public record ContactHistory(
        List<Long> seen,
        @Nullable Instant heardAt,
        List<Sighting> places,
        boolean connected,
        boolean callback,
        @Nullable End end,
        @Nullable End ringNoAnswerEnd,
        @Nullable CallStatistics statistics,
        @Nullable AnswerEvidence evidence) {

    static final int MOST_SEEN = 64;
    static final int MOST_PLACES = 16;
    static final ContactHistory NOTHING =
            new ContactHistory(
                    List.of(),
                    null,
                    List.of(),
                    false,
                    false,
                    null,
                    null,
                    CallStatistics.NONE,
                    AnswerEvidence.NONE);

    private static final Comparator<Sighting> BY_EVENT_TIME =
            Comparator.comparing(Sighting::at).thenComparing(Sighting::place);

    public ContactHistory {
        seen = List.copyOf(seen);
        places = List.copyOf(places);
        evidence = Objects.requireNonNullElse(evidence, AnswerEvidence.NONE);
    }

    @Override
    public AnswerEvidence evidence() {
        return Objects.requireNonNullElse(evidence, AnswerEvidence.NONE);
    }

    /** The call was there at that event time. */
    record Sighting(CallLocation place, Instant at) {}

    /**
     * An end that was told.
     *
     * @param at event time
     * @param receivedAt when Kafka took it in
     * @param reason Webex's words, null when not told
     * @param inferred whether the customer left and no end followed; {@code receivedAt} is then
     *     when that was found out
     */
    public record End(Instant at, Instant receivedAt, @Nullable String reason, boolean inferred) {}

    public boolean hasSeen(long identity) {
        return seen.contains(identity);
    }

    /** The end that counts by what is known so far; null when the contact lives. */
    public @Nullable End effectiveEnd() {
        return callback ? end : later(end, ringNoAnswerEnd);
    }

    public boolean ended() {
        return effectiveEnd() != null;
    }

    /** Where the call was last, by event time, before it ended or so far. */
    public CallLocation lastPlace() {
        End until = effectiveEnd();
        CallLocation last = CallLocation.BEFORE_QUEUE;
        for (Sighting sighting : places) {
            if (until == null || !sighting.at().isAfter(until.at())) {
                last = sighting.place();
            }
        }
        return last;
    }

    /** Which kind of abandoned call it is, if no agent answered. */
    public AbandonmentType abandonmentType() {
        return switch (lastPlace()) {
            case BEFORE_QUEUE ->
                    evidence().endedBySystem()
                            ? AbandonmentType.SELF_SERVICE
                            : AbandonmentType.BEFORE_QUEUE;
            case IN_QUEUE -> AbandonmentType.IN_QUEUE;
            case RINGING -> AbandonmentType.WHILE_RINGING;
        };
    }

    /** Whether the call was seen alive after the end that counts: a leg of it ended. */
    public boolean goesOn() {
        End until = effectiveEnd();
        return until != null && statistics != null && statistics.goesOnAfter(until.at());
    }

    /**
     * The departure of the customer, where it is going to be the end unless one is told; else null.
     * A call that was seen in a queue or ringing after it goes on: the caller waits for a callback.
     */
    public @Nullable End pendingDeparture() {
        End left = evidence().left();
        boolean goesOn =
                left != null && !places.isEmpty() && places.getLast().at().isAfter(left.at());
        return goesOn || ended() ? null : left;
    }

    /** The departure of the customer was the end, as was found out at that instant. */
    ContactHistory withDepartureAsEnd(Instant foundAt) {
        End left = evidence().left();
        return left == null
                ? this
                : withEnds(later(end, new End(left.at(), foundAt, null, true)), ringNoAnswerEnd);
    }

    /** With everything that a notice told. */
    ContactHistory with(NoticeFact fact) {
        ContactHistory heard = heard(fact);
        return switch (fact) {
            case PlaceNoted(var mark, var place, var _) -> heard.withPlace(place, mark.at());
            case EndNoted noted -> heard.withEnd(noted);
            case StartNoted _,
                    StartHeld _,
                    AnswerNoted _,
                    AnswerInferred _,
                    HoldNoted _,
                    RecordingNoted _,
                    DepartureNoted _,
                    NumberNoted _,
                    NoticeNoted _,
                    ContactDeclined _ ->
                    heard;
        };
    }

    private ContactHistory heard(NoticeFact fact) {
        NoticeMark mark = fact.mark();
        List<Long> marks = new ArrayList<>(seen);
        if (!seen.contains(mark.identity())) {
            marks.add(mark.identity());
        }
        AnswerEvidence proven = evidence().with(fact);
        return new ContactHistory(
                latest(marks, MOST_SEEN),
                heardAt == null || mark.receivedAt().isAfter(heardAt) ? mark.receivedAt() : heardAt,
                places,
                connected || AnswerEvidence.isAnswer(fact) || proven.impliesAnswer(),
                callback || mark.callback(),
                end,
                ringNoAnswerEnd,
                statistics == null ? null : statistics.with(fact),
                proven);
    }

    private ContactHistory withPlace(CallLocation place, Instant at) {
        Sighting sighting = new Sighting(place, at);
        if (places.contains(sighting)) {
            return this;
        }
        List<Sighting> all = new ArrayList<>(places);
        all.add(sighting);
        Collections.sort(all, BY_EVENT_TIME);
        return new ContactHistory(
                seen,
                heardAt,
                latest(all, MOST_PLACES),
                connected,
                callback,
                end,
                ringNoAnswerEnd,
                statistics,
                evidence);
    }

    private ContactHistory withEnd(EndNoted noted) {
        NoticeMark mark = noted.mark();
        End told = new End(mark.at(), mark.receivedAt(), noted.reason(), false);
        return noted.ringNoAnswer()
                ? withEnds(end, later(ringNoAnswerEnd, told))
                : withEnds(later(end, told), ringNoAnswerEnd);
    }

    private ContactHistory withEnds(@Nullable End ordinary, @Nullable End ringNoAnswer) {
        return new ContactHistory(
                seen,
                heardAt,
                places,
                connected,
                callback,
                ordinary,
                ringNoAnswer,
                statistics,
                evidence);
    }

    /** For a call that nobody is going to be told about: it keeps less. */
    ContactHistory withoutStatistics() {
        return new ContactHistory(
                seen, heardAt, places, connected, callback, end, ringNoAnswerEnd, null, evidence);
    }

    /** Heard of it by another way than a notice: waiting for one begins now. */
    ContactHistory heardFirst(Instant at) {
        return heardAt != null
                ? this
                : new ContactHistory(
                        seen,
                        at,
                        places,
                        connected,
                        callback,
                        end,
                        ringNoAnswerEnd,
                        statistics,
                        evidence);
    }

    /** The one of later event time; null when there is none. */
    static @Nullable End later(@Nullable End first, @Nullable End second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.at().isAfter(first.at()) ? second : first;
    }

    private static <T> List<T> latest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
