package dev.tandem.embedded.salesforce.records;

import org.jspecify.annotations.Nullable;

/**
 * What a request did inside the org, before the answer is sent.
 *
 * @param answer the answer without any fault
 * @param tookEffect whether it changed the org
 */
public record RequestEffect(
        SimulatedAnswer answer,
        boolean tookEffect,
        @Nullable String vendorCallKey,
        @Nullable String voiceCallId) {

    public static RequestEffect none(SimulatedAnswer answer) {
        return new RequestEffect(answer, false, null, null);
    }

    public static RequestEffect on(StoredVoiceCall call, SimulatedAnswer answer) {
        return new RequestEffect(answer, true, call.vendorCallKey(), call.id());
    }
}
