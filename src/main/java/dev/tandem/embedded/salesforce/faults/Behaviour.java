package dev.tandem.embedded.salesforce.faults;

import org.jspecify.annotations.Nullable;

/**
 * How the org behaves where nobody could confirm what the real one does, what its flow decides, and
 * how its administrator has set it up.
 *
 * @param sameKeySameRecord whether a second create with the same vendorCallKey gets the first one's
 *     id; otherwise it makes a second record
 * @param clearWithoutRoutingSucceeds whether clearRouting succeeds where nothing is pending
 * @param updateTakesVendorCallKey whether updateVoiceCall makes a record for a vendorCallKey that
 *     has none
 * @param refusalStatus the HTTP status that goes with {@code success:false}: 200, 400 or 500
 * @param routing what the Omni-Channel flow decides
 * @param dailyRequests how many API requests, token requests aside, it takes from its start; the
 *     header Sforce-Limit-Info tells it
 * @param voiceCallsReadable whether the integration user may query VoiceCall records
 */
public record Behaviour(
        boolean sameKeySameRecord,
        boolean clearWithoutRoutingSucceeds,
        boolean updateTakesVendorCallKey,
        int refusalStatus,
        SimulatedFault.Routing routing,
        long dailyRequests,
        boolean voiceCallsReadable) {

    /** What is thought most likely of the real one. */
    public static final Behaviour LIKELY =
            new Behaviour(
                    true,
                    true,
                    true,
                    200,
                    new SimulatedFault.Routing("Support_Queue", null),
                    1_000_000,
                    true);

    public Behaviour withSecondRecordForSameKey() {
        return new Behaviour(
                false,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public Behaviour withErrorForClearWithoutRouting() {
        return new Behaviour(
                sameKeySameRecord,
                false,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public Behaviour withErrorForUpdateByVendorCallKey() {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                false,
                refusalStatus,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public Behaviour withRefusalStatus(int status) {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                status,
                routing,
                dailyRequests,
                voiceCallsReadable);
    }

    public Behaviour withRouting(@Nullable String queue, @Nullable String agent) {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                new SimulatedFault.Routing(queue, agent),
                dailyRequests,
                voiceCallsReadable);
    }

    public Behaviour withDailyRequests(long requests) {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                requests,
                voiceCallsReadable);
    }

    public Behaviour withoutReadAccess() {
        return new Behaviour(
                sameKeySameRecord,
                clearWithoutRoutingSucceeds,
                updateTakesVendorCallKey,
                refusalStatus,
                routing,
                dailyRequests,
                false);
    }
}
