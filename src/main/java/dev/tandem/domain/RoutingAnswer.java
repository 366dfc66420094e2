package dev.tandem.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting flow may be told at this moment. Fields that are not known yet are null.
 *
 * @param callStartTime the start time sent to Salesforce, milliseconds
 * @param queue the queue that the Omni-Channel flow chose, as mapped in Salesforce
 * @param agent the agent that it chose
 */
public record RoutingAnswer(
        String interactionId,
        String vendorCallKey,
        @Nullable String voiceCallId,
        @Nullable Instant callStartTime,
        @Nullable String queue,
        @Nullable String agent,
        Status status) {

    /** How far the routing decision is. */
    public enum Status {
        /** The Omni-Channel flow has named a queue or an agent, and that is final. */
        ROUTED,
        /**
         * The VoiceCall exists and there is no more to come: no Omni-Channel flow is going to be
         * run, or it has named neither queue nor agent.
         */
        CREATED,
        /** Something is still to come. */
        PENDING,
        /** Nothing is going to come: the flow routes by itself. */
        UNAVAILABLE
    }
}
