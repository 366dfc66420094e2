package dev.tandem.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An input of the state machine of one interaction. Each carries when it was received. */
public sealed interface InteractionInput {

    /**
     * When Kafka took the input in (the broker's clock, milliseconds). All waiting is counted in
     * this time.
     */
    Instant receivedAt();

    /** An event of Webex, or a request of a Webex flow, about the contact. */
    sealed interface Notice extends InteractionInput {
        NoticeHeader header();

        @Override
        default Instant receivedAt() {
            return header().receivedAt();
        }
    }

    /**
     * What every notice has, whatever it is about.
     *
     * @param orgId the Webex organisation; null when the notice does not say
     * @param type the event's type, e.g. "task:new" or "NewPhoneContact"
     * @param at when it happened, by Webex's clock; the received time where the notice does not say
     * @param receivedAt when Kafka took it in
     * @param source where it came in
     * @param callback whether it shows that the caller accepted a callback offer (outboundType
     *     COURTESY_CALLBACK or a CallbackType)
     * @param redriven whether an operator redrove it: then it is taken in although it was seen
     *     before
     * @param contact what a notice after the start repeats of it, where that is enough to begin
     *     with; null in most notices, and in starts, which say it themselves
     */
    record NoticeHeader(
            @Nullable String orgId,
            String type,
            Instant at,
            Instant receivedAt,
            EventSource source,
            boolean callback,
            boolean redriven,
            @Nullable ContactDetails contact) {

        /** The same header with these details. */
        public NoticeHeader withContact(@Nullable ContactDetails details) {
            return new NoticeHeader(
                    orgId, type, at, receivedAt, source, callback, redriven, details);
        }
    }

    /**
     * An inbound phone call as a notice after its start describes it. Where the start is lost, the
     * interaction begins with this.
     *
     * @param ani the caller's number; empty when withheld
     * @param dnis the dialed number
     * @param contactCenter the configured contact centre, resolved before the decision
     * @param origin where the contact came from; null when the notice does not say
     */
    record ContactDetails(
            String ani,
            String dnis,
            ContactCenterSettings contactCenter,
            @Nullable ContactOrigin origin) {}

    /**
     * A contact arrived.
     *
     * @param voice whether it is a phone call
     * @param inbound whether the customer called
     * @param entryPointId the Webex entry point; null when the notice does not say
     * @param contactCenter the configured contact centre that the contact belongs to, resolved
     *     before the decision; null when none matches
     * @param origin where the contact came from; null when the notice does not say
     */
    record ContactStarted(
            NoticeHeader header,
            @Nullable String ani,
            @Nullable String dnis,
            boolean voice,
            boolean inbound,
            @Nullable String entryPointId,
            Map<String, String> attributes,
            @Nullable ContactCenterSettings contactCenter,
            @Nullable ContactOrigin origin)
            implements Notice {
        public ContactStarted {
            attributes = Map.copyOf(attributes);
        }
    }

    /** The contact waits in a queue. */
    record ContactQueued(NoticeHeader header, @Nullable String queueId) implements Notice {}

    /** The contact rings at an agent, who has not answered. */
    record AgentOffered(NoticeHeader header, @Nullable String queueId) implements Notice {}

    /** An agent answered. */
    record AgentConnected(NoticeHeader header, @Nullable String agentId, @Nullable String queueId)
            implements Notice {}

    /**
     * Something that only an answered call can have, e.g. a consultation. It proves that an agent
     * answered where the notice of the answer is lost.
     */
    record AnswerImplied(NoticeHeader header) implements Notice {}

    /** The agent put the caller on hold. */
    record CallHeld(NoticeHeader header) implements Notice {}

    /** The agent took the caller back from hold. */
    record CallResumed(NoticeHeader header) implements Notice {}

    /**
     * The recording of the contact is available; comes after the end.
     *
     * @param location where it is, as Webex writes it; not empty
     */
    record RecordingAvailable(NoticeHeader header, String location) implements Notice {}

    /**
     * A leg or the contact ended.
     *
     * @param reason as Webex writes it, e.g. "Customer Left", of an open set; null when not given
     * @param terminatingParty "Agent", "Customer" or "System", of an open set; null when not given
     */
    record ContactEnded(
            NoticeHeader header, @Nullable String reason, @Nullable String terminatingParty)
            implements Notice {}

    /** The customer left. The end usually follows; where none does, this is the end. */
    record CustomerLeft(NoticeHeader header) implements Notice {}

    /**
     * The caller has another number than the start said.
     *
     * @param ani the number from now on; not empty
     */
    record ContactUpdated(NoticeHeader header, String ani) implements Notice {}

    /** Any other notice, kept on the timeline only. */
    record OtherNotice(NoticeHeader header) implements Notice {}

    /** The dispatcher has sent this attempt, and its result takes longer than most. */
    record CommandStarted(Instant receivedAt, CommandId id, int attempt)
            implements InteractionInput {}

    /**
     * The dispatcher has the result of this attempt.
     *
     * @param took from the request until its answer, for the timeline; null where none was sent, or
     *     its time is not known
     */
    record CommandAnswered(
            Instant receivedAt,
            CommandId id,
            int attempt,
            SalesforceResult result,
            @Nullable Duration took)
            implements InteractionInput {

        /** Without a request. */
        public CommandAnswered(
                Instant receivedAt, CommandId id, int attempt, SalesforceResult result) {
            this(receivedAt, id, attempt, result, null);
        }
    }

    /** The time that the interaction asked to be woken at has come. */
    record Woken(Instant receivedAt) implements InteractionInput {}

    /** An operator asks for a failed command to be sent again. */
    record CommandRedriven(Instant receivedAt, CommandKind kind) implements InteractionInput {}
}
