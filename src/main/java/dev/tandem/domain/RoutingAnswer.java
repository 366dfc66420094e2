package dev.tandem.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current answer for a waiting flow. Fields that are not known yet are null.
 *
 * @param callStartTime the start time sent to Salesforce, milliseconds
 * @param queue the queue that the Omni-Channel flow chose, as mapped in Salesforce
 * @param agent the agent that it chose
 * @param screenPopUrl what the agent's desktop opens for the call; it may hold the caller's number
 */
public record RoutingAnswer(
        String interactionId,
        String vendorCallKey,
        @Nullable String voiceCallId,
        @Nullable Instant callStartTime,
        @Nullable String queue,
        @Nullable String agent,
        Status status,
        @Nullable String screenPopUrl) {

    /** An answer that names nothing to open. */
    public RoutingAnswer(
            String interactionId,
            String vendorCallKey,
            @Nullable String voiceCallId,
            @Nullable Instant callStartTime,
            @Nullable String queue,
            @Nullable String agent,
            Status status) {
        this(
                interactionId,
                vendorCallKey,
                voiceCallId,
                callStartTime,
                queue,
                agent,
                status,
                null);
    }

    /** The answer about an interaction of which no start is known. */
    public static RoutingAnswer withoutStart(
            String interactionId, @Nullable String voiceCallId, Status status) {
        return new RoutingAnswer(
                interactionId,
                Contact.vendorCallKey(interactionId),
                voiceCallId,
                null,
                null,
                null,
                status);
    }

    /** The same with another status. */
    public RoutingAnswer with(Status other) {
        return new RoutingAnswer(
                interactionId,
                vendorCallKey,
                voiceCallId,
                callStartTime,
                queue,
                agent,
                other,
                screenPopUrl);
    }

    /** The same with something to open. */
    public RoutingAnswer withScreenPop(@Nullable String url) {
        return new RoutingAnswer(
                interactionId,
                vendorCallKey,
                voiceCallId,
                callStartTime,
                queue,
                agent,
                status,
                url);
    }

    /** How far the routing decision is. */
    public enum Status {
        /** The Omni-Channel flow has named a queue or an agent, and that is final. */
        ROUTED,
        /**
         * The VoiceCall exists and no routing decision follows: no Omni-Channel flow is going to
         * run, or it has named neither queue nor agent.
         */
        CREATED,
        /** The VoiceCall or the routing decision is still awaited. */
        PENDING,
        /** No decision follows: the flow routes by itself. */
        UNAVAILABLE
    }
}
