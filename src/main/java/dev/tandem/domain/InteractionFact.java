package dev.tandem.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed about an interaction. Only facts change state: folding the recorded facts gives the
 * state that live processing had. Times are received times unless said otherwise.
 */
public sealed interface InteractionFact {

    /** A fact from a notice of Webex. */
    sealed interface NoticeFact extends InteractionFact {
        NoticeMark mark();
    }

    /**
     * The contact belongs to a contact centre and starts with these details, which never change.
     *
     * @param settings hold for this interaction until its end
     * @param attributesDropped how many attributes did not fit
     */
    record StartNoted(
            NoticeMark mark, Contact contact, ContactCenterSettings settings, int attributesDropped)
            implements NoticeFact {}

    /**
     * A webhook's start waits for the flow's, which carries attributes.
     *
     * @param start what is taken in if the flow's does not come
     */
    record StartHeld(StartNoted start) implements NoticeFact {
        @Override
        public NoticeMark mark() {
            return start.mark();
        }
    }

    /**
     * No start has come yet, and a notice says enough to begin without it.
     *
     * @param start what is taken in if the start does not come
     */
    record StartInferred(StartNoted start) implements InteractionFact {}

    /**
     * The call was at this location at the notice's event time.
     *
     * @param queueId the Webex queue it came through; null when the notice does not say
     */
    record LocationNoted(NoticeMark mark, CallLocation location, @Nullable String queueId)
            implements NoticeFact {}

    /**
     * An agent has answered.
     *
     * @param queueId the Webex queue that the call came through; null when the notice does not say
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
     * The recording of the call is available; an agent has answered.
     *
     * @param location where it is, as Webex writes it
     */
    record RecordingNoted(NoticeMark mark, String location) implements NoticeFact {}

    /**
     * The call, or a leg of it, ended.
     *
     * @param reason as Webex writes it; null when it gives none
     * @param ringNoAnswer whether the system ended it because an agent did not answer; not an end
     *     where the caller accepted a callback
     * @param party who ended it; null when not known or none of these
     */
    record EndNoted(
            NoticeMark mark, @Nullable String reason, boolean ringNoAnswer, @Nullable Party party)
            implements NoticeFact {

        /** Who can end a call. Names are written to topics: never renamed once released. */
        public enum Party {
            AGENT,
            CUSTOMER,
            SYSTEM
        }
    }

    /** The customer left at the notice's event time. */
    record DepartureNoted(NoticeMark mark) implements NoticeFact {}

    /** No end followed the departure of the customer, so the departure is the end. */
    record EndInferred(Instant at) implements InteractionFact {}

    /** The caller has that number from then on. */
    record NumberNoted(NoticeMark mark, String ani) implements NoticeFact {}

    /** A notice that decides nothing by itself. */
    record NoticeNoted(NoticeMark mark) implements NoticeFact {}

    /**
     * The contact is out of scope; the interaction is closed with it.
     *
     * @param outcome NOT_VOICE or NOT_INBOUND
     */
    record ContactDeclined(NoticeMark mark, CloseOutcome outcome) implements NoticeFact {}

    /** The command is on its way to the dispatcher. */
    record CommandIssued(IssuedCommand command, Instant at) implements InteractionFact {}

    /** The attempt is no longer wanted, and it is not known to be started. */
    record CommandWithdrawn(CommandId id, int attempt, Instant at) implements InteractionFact {}

    /** The dispatcher is about to send the attempt. */
    record RequestStarted(CommandId id, int attempt, Instant at) implements InteractionFact {}

    /** The result of the attempt, from the dispatcher or inferred because none came in time. */
    record ResultNoted(CommandId id, int attempt, SalesforceResult result, Instant at)
            implements InteractionFact {}

    /** The Omni-Channel flow's decision came after the end and is dropped. */
    record RoutingDropped(@Nullable String queue, @Nullable String agent, Instant at)
            implements InteractionFact {}

    /**
     * The command is tried again.
     *
     * @param notBefore when
     */
    record RetryPlanned(CommandId id, Instant notBefore) implements InteractionFact {}

    /**
     * The command failed for good: refused, in doubt and not repeatable, or past its deadline. A
     * dead letter is written for it, from which an operator may redrive it.
     *
     * @param command its last attempt
     * @param errors Salesforce's messages or what happened instead; never empty
     */
    record CommandGivenUp(IssuedCommand command, List<String> errors, Instant at)
            implements InteractionFact {
        public CommandGivenUp {
            errors = List.copyOf(errors);
        }
    }

    /** An operator asks for the failed command again, under a new ordinal. */
    record RedriveNoted(CommandKind kind, Instant at) implements InteractionFact {}

    /** Nothing is left to do. */
    record InteractionClosed(CloseOutcome outcome, Instant at) implements InteractionFact {}

    /** The retention is over: the store deletes the interaction. */
    record InteractionForgotten(Instant at) implements InteractionFact {}
}
