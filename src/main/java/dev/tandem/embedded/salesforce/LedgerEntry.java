package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.salesforce.records.RequestEffect;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that the org received.
 *
 * @param sequence 1 for the first request, in the order of arrival
 * @param at when it arrived
 * @param status the HTTP status answered; null while the answer is outstanding, 0 when it could not
 *     be sent because the connection was closed
 * @param vendorCallKey the call it is about, also where the request named the record; null when it
 *     is not known
 * @param voiceCallId the record it is about, null when there is none
 * @param body the request's JSON, null when it was none; of a token request only the grant type and
 *     who asked
 * @param tookEffect whether it changed the org
 */
public record LedgerEntry(
        long sequence,
        Instant at,
        SimulatedEndpoint endpoint,
        @Nullable Integer status,
        @Nullable String vendorCallKey,
        @Nullable String voiceCallId,
        @Nullable JsonNode body,
        boolean tookEffect) {

    LedgerEntry with(RequestEffect effect) {
        return new LedgerEntry(
                sequence,
                at,
                endpoint,
                status,
                effect.vendorCallKey() == null ? vendorCallKey : effect.vendorCallKey(),
                effect.voiceCallId() == null ? voiceCallId : effect.voiceCallId(),
                body,
                effect.tookEffect());
    }

    LedgerEntry answered(int answeredStatus) {
        return new LedgerEntry(
                sequence,
                at,
                endpoint,
                answeredStatus,
                vendorCallKey,
                voiceCallId,
                body,
                tookEffect);
    }
}
