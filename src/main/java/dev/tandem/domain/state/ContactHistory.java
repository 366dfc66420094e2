package dev.tandem.domain.state;

import dev.tandem.domain.CallLocation;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.InteractionFact.AnswerInferred;
import dev.tandem.domain.InteractionFact.AnswerNoted;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.DepartureNoted;
import dev.tandem.domain.InteractionFact.EndNoted;
import dev.tandem.domain.InteractionFact.HoldNoted;
import dev.tandem.domain.InteractionFact.LocationNoted;
import dev.tandem.domain.InteractionFact.NoticeFact;
import dev.tandem.domain.InteractionFact.NoticeNoted;
import dev.tandem.domain.InteractionFact.NumberNoted;
import dev.tandem.domain.InteractionFact.RecordingNoted;
import dev.tandem.domain.InteractionFact.StartHeld;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.NoticeMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the notices of a contact say together, made so that the order in which they come does not
 * show.
 *
 * @param locations where the call was, by event time: the latest {@value #MOST_LOCATIONS}
 * @param statistics how the call went; null where no update will report it
 * @param evidence what the notices prove together; records of older versions have none
 */
public record ContactHistory(
        SeenNotices notices,
        List<Sighting> locations,
        Milestones milestones,
        @Nullable CallStatistics statistics,
        @Nullable AnswerEvidence evidence) {

    static final int MOST_NOTICES = 64;
    static final int MOST_LOCATIONS = 16;
    static final ContactHistory NOTHING =
            new ContactHistory(
                    new SeenNotices(List.of(), null),
                    List.of(),
                    new Milestones(false, false, null, null),
                    CallStatistics.NONE,
                    AnswerEvidence.NONE);

    private static final Comparator<Sighting> BY_EVENT_TIME =
            Comparator.comparing(Sighting::at).thenComparing(Sighting::location);

    public ContactHistory {
        locations = List.copyOf(locations);
        evidence = Objects.requireNonNullElse(evidence, AnswerEvidence.NONE);
    }

    /**
     * The notices that were taken in.
     *
     * @param identities of the latest {@value #MOST_NOTICES}
     * @param lastReceivedAt when the latest was received; null when there was none
     */
    public record SeenNotices(List<Long> identities, @Nullable Instant lastReceivedAt) {
        public SeenNotices {
            identities = List.copyOf(identities);
        }

        private SeenNotices with(NoticeMark mark) {
            long identity = mark.identity();
            Instant at = mark.receivedAt();
            return new SeenNotices(
                    identities.contains(identity)
                            ? identities
                            : latest(added(identities, identity), MOST_NOTICES),
                    lastReceivedAt == null || at.isAfter(lastReceivedAt) ? at : lastReceivedAt);
        }
    }

    /** The call was there at that event time. */
    public record Sighting(CallLocation location, Instant at) {}

    /**
     * What decides how the call is treated.
     *
     * @param connected whether an agent answered, at whatever time and by whatever evidence
     * @param callback whether the caller accepted a callback offer
     * @param end the end of latest event time that is one in any case; null when there is none
     * @param ringNoAnswerEnd the latest end that is none where the caller accepted a callback
     */
    public record Milestones(
            boolean connected, boolean callback, @Nullable End end, @Nullable End ringNoAnswerEnd) {

        private Milestones with(boolean answered, boolean acceptedCallback) {
            return new Milestones(
                    connected || answered, callback || acceptedCallback, end, ringNoAnswerEnd);
        }

        private Milestones with(EndNoted noted) {
            End added =
                    new End(noted.mark().at(), noted.mark().receivedAt(), noted.reason(), false);
            return noted.ringNoAnswer()
                    ? new Milestones(connected, callback, end, later(ringNoAnswerEnd, added))
                    : with(added);
        }

        private Milestones with(End added) {
            return new Milestones(connected, callback, later(end, added), ringNoAnswerEnd);
        }
    }

    /**
     * An end of the call.
     *
     * @param at event time
     * @param receivedAt when Kafka took it in
     * @param reason Webex's words; null when it gave none
     * @param inferred whether the customer left and no end followed; {@code receivedAt} is then
     *     when that was found out
     */
    public record End(Instant at, Instant receivedAt, @Nullable String reason, boolean inferred) {}

    @Override
    public AnswerEvidence evidence() {
        return Objects.requireNonNullElse(evidence, AnswerEvidence.NONE);
    }

    /** Whether that notice was taken in already. */
    public boolean hasSeen(NoticeMark mark) {
        return !notices.identities().isEmpty() && notices.identities().contains(mark.identity());
    }

    /** When the latest notice was received; null when there was none. */
    public @Nullable Instant lastReceivedAt() {
        return notices.lastReceivedAt();
    }

    /** Whether an agent answered. */
    public boolean connected() {
        return milestones.connected();
    }

    /** Whether the caller accepted a callback offer. */
    public boolean callback() {
        return milestones.callback();
    }

    /** The end that counts by what is known so far; null while the call lives. */
    public @Nullable End effectiveEnd() {
        return callback()
                ? milestones.end()
                : later(milestones.end(), milestones.ringNoAnswerEnd());
    }

    public boolean ended() {
        return effectiveEnd() != null;
    }

    /** Where the call was last, by event time, before it ended or so far. */
    public CallLocation lastLocation() {
        End until = effectiveEnd();
        CallLocation last = CallLocation.BEFORE_QUEUE;
        for (Sighting sighting : locations) {
            if (until == null || !sighting.at().isAfter(until.at())) {
                last = sighting.location();
            }
        }
        return last;
    }

    /** Which kind of abandoned call it is, if no agent answered. */
    public AbandonmentType abandonmentType() {
        return switch (lastLocation()) {
            case BEFORE_QUEUE ->
                    evidence().endedBySystem()
                            ? AbandonmentType.SELF_SERVICE
                            : AbandonmentType.BEFORE_QUEUE;
            case IN_QUEUE -> AbandonmentType.IN_QUEUE;
            case RINGING -> AbandonmentType.WHILE_RINGING;
        };
    }

    /** Whether the call was seen alive after the end that counts: only a leg of it ended. */
    public boolean aliveAfterEnd() {
        End until = effectiveEnd();
        return until != null && statistics != null && statistics.aliveAfter(until.at());
    }

    /**
     * The departure of the customer, where it becomes the end unless one comes; else null. A call
     * that was seen in a queue or ringing after it goes on: the caller waits for a callback.
     */
    public @Nullable End pendingDeparture() {
        End departure = evidence().departure();
        boolean goesOn =
                departure != null
                        && !locations.isEmpty()
                        && locations.getLast().at().isAfter(departure.at());
        return goesOn || ended() ? null : departure;
    }

    /** The departure of the customer was the end, as was found out at that instant. */
    ContactHistory withDepartureAsEnd(Instant foundAt) {
        End departure = evidence().departure();
        return departure == null
                ? this
                : with(milestones.with(new End(departure.at(), foundAt, null, true)));
    }

    /** With everything that a notice says. */
    ContactHistory with(NoticeFact fact) {
        AnswerEvidence proven = evidence().with(fact);
        boolean answered = AnswerEvidence.provesAnswer(fact) || proven.impliesAnswer();
        ContactHistory noted =
                new ContactHistory(
                        notices.with(fact.mark()),
                        locations,
                        milestones.with(answered, fact.mark().callback()),
                        statistics == null ? null : statistics.with(fact),
                        proven);
        return switch (fact) {
            case LocationNoted(var mark, var location, var _) ->
                    noted.with(new Sighting(location, mark.at()));
            case EndNoted end -> noted.with(noted.milestones.with(end));
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
                    noted;
        };
    }

    private ContactHistory with(Sighting sighting) {
        if (locations.contains(sighting)) {
            return this;
        }
        List<Sighting> all = added(locations, sighting);
        all.sort(BY_EVENT_TIME);
        return new ContactHistory(
                notices, latest(all, MOST_LOCATIONS), milestones, statistics, evidence);
    }

    private ContactHistory with(Milestones changed) {
        return new ContactHistory(notices, locations, changed, statistics, evidence);
    }

    /** For a call that no update will report: it keeps less. */
    ContactHistory withoutStatistics() {
        return new ContactHistory(notices, locations, milestones, null, evidence);
    }

    /** Known by something else than a notice: waiting for one begins then. */
    ContactHistory knownSince(Instant at) {
        return lastReceivedAt() != null
                ? this
                : new ContactHistory(
                        new SeenNotices(notices.identities(), at),
                        locations,
                        milestones,
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

    private static <T> List<T> added(List<T> all, T one) {
        List<T> more = new ArrayList<>(all.size() + 1);
        more.addAll(all);
        more.add(one);
        return more;
    }

    private static <T> List<T> latest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
