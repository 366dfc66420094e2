package dev.tandem.embedded.salesforce.faults;

import org.jspecify.annotations.Nullable;

/**
 * How the org behaves where the real one's behaviour could not be confirmed, what its flow decides,
 * and how its administrator has set it up.
 *
 * @param sameKeySameRecord whether a second create with the same vendorCallKey gets the first one's
 *     id; otherwise it makes a second record
 * @param clearWithoutRoutingSucceeds whether clearRouting succeeds where nothing is pending
 * @param updateTakesVendorCallKey whether updateVoiceCall makes a record for a vendorCallKey that
 *     has none
 * @param refusalStatus the HTTP status that goes with {@code success:false}: 200, 400 or 500
 * @param routing what the Omni-Channel flow decides
 * @param dailyRequests how many API requests, token requests aside, it takes from its start; the
 *     header Sforce-Limit-Info holds it
 * @param voiceCallsReadable whether the integration user may query VoiceCall records
 */
public record OrgBehaviour(
        boolean sameKeySameRecord,
        boolean clearWithoutRoutingSucceeds,
        boolean updateTakesVendorCallKey,
        int refusalStatus,
        SimulatedFault.Routing routing,
        long dailyRequests,
        boolean voiceCallsReadable) {

    /** The behaviour that the real one most likely has. */
    public static final OrgBehaviour LIKELY =
            new OrgBehaviour(
                    true,
                    true,
                    true,
                    200,
                    new SimulatedFault.Routing("Support_Queue", null),
                    1_000_000,
                    true);

    public OrgBehaviour withSecondRecordForSameKey() {
        return new OrgBehaviour(
                false,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public OrgBehaviour withErrorForClearWithoutRouting() {
        return new OrgBehaviour(
                sameKeySameRecord,
                false,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public OrgBehaviour withErrorForUpdateByVendorCallKey() {
        return new OrgBehaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                false,
                refusalStatus,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public OrgBehaviour withRefusalStatus(int status) {
        return new OrgBehaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                status,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public OrgBehaviour withRouting(@Nullable String queue, @Nullable String agent) {
        return new OrgBehaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                new SimulatedFault.Routing(queue, agent),
                dailyRequests,
                voiceCallsReadable);
    }

    public OrgBehaviour withDailyRequests(long requests) {
        return new OrgBehaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                requests,
                voiceCallsReadable);
    }

    public OrgBehaviour withoutReadAccess() {
        return new OrgBehaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                dailyRequests,
                false);
    }
}
