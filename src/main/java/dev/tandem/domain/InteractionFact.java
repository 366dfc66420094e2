package dev.tandem.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed about an interaction. Only facts change state: folding the recorded facts gives the
 * state that live processing had. Times are received times unless said otherwise.
 */
public sealed interface InteractionFact {

    /** A fact that a notice of Webex gave. */
    sealed interface NoticeFact extends InteractionFact {
        NoticeMark mark();
    }

    /**
     * The contact is ours, and this is all that will ever be known about how it began.
     *
     * @param settings hold for this interaction until its end
     * @param attributesDropped how many attributes did not fit
     */
    record StartNoted(
            NoticeMark mark, Contact contact, ContactCenterSettings settings, int attributesDropped)
            implements NoticeFact {}

    /**
     * A start was told, and waits for the same one from the flow, which knows more.
     *
     * @param start what is taken in if that does not come
     */
    record StartHeld(StartNoted start) implements NoticeFact {
        @Override
        public NoticeMark mark() {
            return start.mark();
        }
    }

    /**
     * No start has come yet, and a notice says enough to begin without one.
     *
     * @param start what is taken in if the start does not come
     */
    record StartInferred(StartNoted start) implements InteractionFact {}

    /**
     * The caller was in this place at the notice's event time.
     *
     * @param queueId the Webex queue it came through, null when not told
     */
    record PlaceNoted(NoticeMark mark, CallLocation place, @Nullable String queueId)
            implements NoticeFact {}

    /**
     * An agent has answered.
     *
     * @param queueId the Webex queue that the call came through, null when not told
     */
    record AnswerNoted(NoticeMark mark, @Nullable String queueId) implements NoticeFact {}

    /** An agent has answered: the notice is of a kind that only an answered call has. */
    record AnswerInferred(NoticeMark mark) implements NoticeFact {}

    /**
     * The caller was put on hold, or taken back; an agent has answered.
     *
     * @param held whether on hold from then on
     */
    record HoldNoted(NoticeMark mark, boolean held) implements NoticeFact {}

    /**
     * The recording of the call is there; an agent has answered.
     *
     * @param location where, in Webex's words
     */
    record RecordingNoted(NoticeMark mark, String location) implements NoticeFact {}

    /**
     * An end was told.
     *
     * @param reason Webex's words, null when not told
     * @param ringNoAnswer whether the system gave up on an agent who did not pick up; not an end
     *     where the caller took a callback
     * @param party who ended it, null when not told or none of these
     */
    record EndNoted(
            NoticeMark mark, @Nullable String reason, boolean ringNoAnswer, @Nullable Party party)
            implements NoticeFact {

        /** Who can end a call. Names are wire words: never renamed once released. */
        public enum Party {
            AGENT,
            CUSTOMER,
            SYSTEM
        }
    }

    /** The customer left at the notice's event time. */
    record DepartureNoted(NoticeMark mark) implements NoticeFact {}

    /** No end followed the departure of the customer: the departure is the end. */
    record EndInferred(Instant at) implements InteractionFact {}

    /** The caller has that number from then on. */
    record NumberNoted(NoticeMark mark, String ani) implements NoticeFact {}

    /** A notice that decides nothing by itself. */
    record NoticeNoted(NoticeMark mark) implements NoticeFact {}

    /**
     * The contact is none of ours; the interaction is closed with it.
     *
     * @param outcome NOT_VOICE or NOT_INBOUND
     */
    record ContactDeclined(NoticeMark mark, CloseOutcome outcome) implements NoticeFact {}

    /** The command is on its way to the dispatcher. */
    record CommandIssued(IssuedCommand command, Instant at) implements InteractionFact {}

    /** The attempt has become pointless before it was known to be started. */
    record CommandWithdrawn(CommandId id, int attempt, Instant at) implements InteractionFact {}

    /** The dispatcher is about to send the attempt. */
    record RequestStarted(CommandId id, int attempt, Instant at) implements InteractionFact {}

    /** What became of the attempt, told by the dispatcher or concluded from its silence. */
    record ResultNoted(CommandId id, int attempt, SalesforceResult result, Instant at)
            implements InteractionFact {}

    /** The Omni-Channel flow's decision came after the end, and nobody waits for it. */
    record RoutingDropped(@Nullable String queue, @Nullable String agent, Instant at)
            implements InteractionFact {}

    /**
     * The command is tried again.
     *
     * @param notBefore when
     */
    record RetryPlanned(CommandId id, Instant notBefore) implements InteractionFact {}

    /**
     * The command failed for good: refused, in doubt and not repeatable, or past its deadline. It
     * belongs to the dead letters, from where an operator may redrive it.
     *
     * @param command its last attempt
     * @param errors Salesforce's own words or what happened instead; never empty
     */
    record CommandGivenUp(IssuedCommand command, List<String> errors, Instant at)
            implements InteractionFact {
        public CommandGivenUp {
            errors = List.copyOf(errors);
        }
    }

    /** An operator wants the failed command tried again, under a new ordinal. */
    record RedriveNoted(CommandKind kind, Instant at) implements InteractionFact {}

    /** Nothing more is to be done. */
    record InteractionClosed(CloseOutcome outcome, Instant at) implements InteractionFact {}

    /** The retention is over: the store deletes the interaction. */
    record InteractionForgotten(Instant at) implements InteractionFact {}
}
