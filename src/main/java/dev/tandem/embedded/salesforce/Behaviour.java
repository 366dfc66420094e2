package dev.tandem.embedded.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * How the org behaves where nobody could confirm what the real one does, and what its flow decides.
 *
 * @param sameKeySameRecord whether a second create with the same vendorCallKey gets the first one's
 *     id; otherwise it makes a second record
 * @param clearWithoutRoutingSucceeds whether clearRouting succeeds where nothing is pending
 * @param updateTakesVendorCallKey whether updateVoiceCall makes a record for a vendorCallKey that
 *     has none
 * @param refusalStatus the HTTP status that goes with {@code success:false}: 200, 400 or 500
 * @param queue the queue that the Omni-Channel flow decides for, null for none
 * @param agent the agent that it decides for, null for none
 * @param dailyRequests the limit that the header Sforce-Limit-Info tells
 */
public record Behaviour(
        boolean sameKeySameRecord,
        boolean clearWithoutRoutingSucceeds,
        boolean updateTakesVendorCallKey,
        int refusalStatus,
        @Nullable String queue,
        @Nullable String agent,
        int dailyRequests) {

    /** What is thought most likely of the real one. */
    public static final Behaviour LIKELY =
            new Behaviour(true, true, true, 200, "Support_Queue", null, 1_000_000);

    public Behaviour withSecondRecordForSameKey() {
        return new Behaviour(
                false,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                queue,
                agent,
                dailyRequests);
    }

    public Behaviour withErrorForClearWithoutRouting() {
        return new Behaviour(
                sameKeySameRecord,
                false,
                updateTakesVendorCallKey,
                refusalStatus,
                queue,
                agent,
                dailyRequests);
    }

    public Behaviour withErrorForUpdateByVendorCallKey() {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                false,
                refusalStatus,
                queue,
                agent,
                dailyRequests);
    }

    public Behaviour withRefusalStatus(int status) {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                status,
                queue,
                agent,
                dailyRequests);
    }

    public Behaviour withRouting(@Nullable String queue, @Nullable String agent) {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                queue,
                agent,
                dailyRequests);
    }
}
