package dev.tandem.embedded.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * What a request came to inside the org, before anything is answered.
 *
 * @param answer what to say about it
 * @param tookEffect whether it changed the org
 */
record Effect(
        Answer answer,
        boolean tookEffect,
        @Nullable String vendorCallKey,
        @Nullable String voiceCallId) {

    static Effect none(Answer answer) {
        return new Effect(answer, false, null, null);
    }

    static Effect on(VoiceCall call, Answer answer) {
        return new Effect(answer, true, call.vendorCallKey(), call.id());
    }
}
