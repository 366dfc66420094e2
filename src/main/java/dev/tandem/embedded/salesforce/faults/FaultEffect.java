package dev.tandem.embedded.salesforce.faults;

import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import org.jspecify.annotations.Nullable;

/**
 * What a request came to inside the org, before anything is answered.
 *
 * @param answer what to say about it
 * @param tookEffect whether it changed the org
 */
public record FaultEffect(
        SimulatedAnswer answer,
        boolean tookEffect,
        @Nullable String vendorCallKey,
        @Nullable String voiceCallId) {

    public static FaultEffect none(SimulatedAnswer answer) {
        return new FaultEffect(answer, false, null, null);
    }

    public static FaultEffect on(StoredVoiceCall call, SimulatedAnswer answer) {
        return new FaultEffect(answer, true, call.vendorCallKey(), call.id());
    }
}
