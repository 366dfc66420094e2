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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the notices of a contact prove together, where the one that says it outright may be lost: an
 * answered call that counts as abandoned loses a live conversation. The order in which the notices
 * come does not show.
 *
 * @param offered whether the call was ever offered to an agent
 * @param endedByAgent whether an agent ever ended it, or a leg of it
 * @param lastEnd the end of latest event time whose maker is known; null when there is none
 * @param departure when the customer left, the latest by event time; null when no notice says so
 * @param changedNumber the number that the caller has instead of the start's; null when it is the
 *     same
 */
public record AnswerEvidence(
        boolean offered,
        boolean endedByAgent,
        @Nullable KnownEnd lastEnd,
        ContactHistory.@Nullable End departure,
        CallStatistics.@Nullable Word changedNumber) {

    static final AnswerEvidence NONE = new AnswerEvidence(false, false, null, null, null);

    /** An end with its maker. */
    record KnownEnd(EndNoted.Party party, Instant at) {
        /** Of two ends of one instant the same one always counts. */
        private boolean isLaterThan(KnownEnd other) {
            return at.isAfter(other.at)
                    || (at.equals(other.at) && party.compareTo(other.party) < 0);
        }
    }

    /** Whether the fact by itself says that an agent answered, or that only such a call has it. */
    static boolean provesAnswer(NoticeFact fact) {
        return switch (fact) {
            case AnswerNoted _, AnswerInferred _, HoldNoted _, RecordingNoted _ -> true;
            case StartNoted _,
                    StartHeld _,
                    LocationNoted _,
                    EndNoted _,
                    DepartureNoted _,
                    NumberNoted _,
                    NoticeNoted _,
                    ContactDeclined _ ->
                    false;
        };
    }

    /** An agent to whom a call was offered can end it only after answering. */
    boolean impliesAnswer() {
        return offered && endedByAgent;
    }

    /** Whether the last end that has a known maker was made by the system. */
    boolean endedBySystem() {
        return lastEnd != null && lastEnd.party() == EndNoted.Party.SYSTEM;
    }

    AnswerEvidence with(NoticeFact fact) {
        Instant at = fact.mark().at();
        return switch (fact) {
            case LocationNoted(var _, var location, var _) ->
                    new AnswerEvidence(
                            offered || location == CallLocation.RINGING,
                            endedByAgent,
                            lastEnd,
                            departure,
                            changedNumber);
            case EndNoted(var _, var _, var ringNoAnswer, var party) ->
                    party == null || ringNoAnswer ? this : with(new KnownEnd(party, at));
            case DepartureNoted(var mark) -> {
                ContactHistory.End added =
                        new ContactHistory.End(at, mark.receivedAt(), null, false);
                yield new AnswerEvidence(
                        offered,
                        endedByAgent,
                        lastEnd,
                        ContactHistory.later(departure, added),
                        changedNumber);
            }
            case NumberNoted(var _, var ani) -> {
                CallStatistics.Word number = new CallStatistics.Word(ani, at);
                yield changedNumber != null && !number.isLaterThan(changedNumber)
                        ? this
                        : new AnswerEvidence(offered, endedByAgent, lastEnd, departure, number);
            }
            case StartNoted _,
                    StartHeld _,
                    AnswerNoted _,
                    AnswerInferred _,
                    HoldNoted _,
                    RecordingNoted _,
                    NoticeNoted _,
                    ContactDeclined _ ->
                    this;
        };
    }

    private AnswerEvidence with(KnownEnd end) {
        return new AnswerEvidence(
                offered,
                endedByAgent || end.party() == EndNoted.Party.AGENT,
                lastEnd == null || end.isLaterThan(lastEnd) ? end : lastEnd,
                departure,
                changedNumber);
    }
}
