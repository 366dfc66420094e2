package dev.tandem.domain.state;

import dev.tandem.domain.CallLocation;
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
import dev.tandem.domain.SalesforceCommand.CallFigures;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call went, for the update of an answered one. Everything counts by event time, so that the
 * order in which the notices come does not show. Bounded.
 *
 * @param queuedAt when the caller first waited in a queue; null when never
 * @param answeredAt when the first agent answered; null when none did
 * @param lastSeenAliveAt when the call was last seen queued, ringing or answered; null when never
 * @param queue the queue of the latest notice that names one; null when none does
 * @param holds when the caller was on hold
 * @param recording where the recording is, by the latest notice of it; null when there was none
 */
public record CallStatistics(
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant lastSeenAliveAt,
        @Nullable Word queue,
        HoldTimes holds,
        @Nullable Word recording) {

    public static final CallStatistics NONE =
            new CallStatistics(null, null, null, null, HoldTimes.NONE, null);

    /** A text of a notice, with its event time. */
    public record Word(String text, Instant at) {
        /** Of two texts of one instant the same one always counts, whichever came first. */
        boolean isLaterThan(Word other) {
            return at.isAfter(other.at) || (at.equals(other.at) && text.compareTo(other.text) > 0);
        }
    }

    CallStatistics with(NoticeFact fact) {
        Instant at = fact.mark().at();
        return switch (fact) {
            case LocationNoted(var _, var location, var queueId) ->
                    seen(
                                    at,
                                    location == CallLocation.IN_QUEUE
                                            ? earlier(queuedAt, at)
                                            : queuedAt,
                                    answeredAt)
                            .inQueue(queueId, at);
            case AnswerNoted(var _, var queueId) ->
                    seen(at, queuedAt, earlier(answeredAt, at)).inQueue(queueId, at);
            case HoldNoted(var _, var held) -> with(queue, holds.with(at, held), recording);
            case RecordingNoted(var _, var location) ->
                    with(queue, holds, latest(recording, new Word(location, at)));
            case StartNoted _,
                    StartHeld _,
                    AnswerInferred _,
                    EndNoted _,
                    DepartureNoted _,
                    NumberNoted _,
                    NoticeNoted _,
                    ContactDeclined _ ->
                    this;
        };
    }

    /**
     * Whether the call was seen alive after that end: then only a leg of it ended, and an update
     * would close a live conversation.
     */
    boolean aliveAfter(Instant end) {
        return lastSeenAliveAt != null && lastSeenAliveAt.isAfter(end);
    }

    /** The figures that an update reports for a call that began and ended then. */
    public CallFigures figures(Instant start, Instant end) {
        Instant accepted = answeredAt == null ? null : within(start, answeredAt, end);
        Instant queued = queuedAt == null ? null : within(start, queuedAt, end);
        HoldTimes.Sum held = holds.between(accepted == null ? start : accepted, end);
        return new CallFigures(
                queued != null && accepted != null && queued.isAfter(accepted) ? null : queued,
                accepted,
                accepted == null ? null : talked(accepted, end, held.total()),
                held.count(),
                held.longest(),
                held.total(),
                queue == null ? null : queue.text(),
                recording == null ? null : recording.text());
    }

    private static Duration talked(Instant from, Instant until, Duration held) {
        Duration whole = Duration.between(from, until);
        return held.compareTo(whole) > 0 ? Duration.ZERO : whole.minus(held);
    }

    private CallStatistics seen(
            Instant at, @Nullable Instant firstQueued, @Nullable Instant firstAnswered) {
        Instant last =
                lastSeenAliveAt == null || at.isAfter(lastSeenAliveAt) ? at : lastSeenAliveAt;
        return new CallStatistics(firstQueued, firstAnswered, last, queue, holds, recording);
    }

    private CallStatistics inQueue(@Nullable String queueId, Instant at) {
        return queueId == null
                ? this
                : with(latest(queue, new Word(queueId, at)), holds, recording);
    }

    private CallStatistics with(@Nullable Word inQueue, HoldTimes held, @Nullable Word recorded) {
        return new CallStatistics(queuedAt, answeredAt, lastSeenAliveAt, inQueue, held, recorded);
    }

    private static Word latest(@Nullable Word known, Word added) {
        return known == null || added.isLaterThan(known) ? added : known;
    }

    private static Instant earlier(@Nullable Instant known, Instant added) {
        return known == null || added.isBefore(known) ? added : known;
    }

    private static Instant within(Instant start, Instant at, Instant end) {
        if (at.isBefore(start)) {
            return start;
        }
        return at.isAfter(end) ? end : at;
    }
}
