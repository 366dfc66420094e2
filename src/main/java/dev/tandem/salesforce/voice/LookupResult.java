package dev.tandem.salesforce.voice;

import dev.tandem.salesforce.faults.ExchangeResult;

/** What asking an org for the VoiceCall record of a vendorCallKey came to. */
public sealed interface LookupResult {

    /** It is there. */
    record Found(String voiceCallId) implements LookupResult {}

    /** It is not there. */
    record Absent() implements LookupResult {}

    /**
     * The org does not let us ask, or does not understand the question.
     *
     * @param words its own, and what to change
     */
    record Forbidden(String words) implements LookupResult {}

    /**
     * Nobody knows.
     *
     * @param verdict of a request that surely did not create anything
     */
    record Unanswered(ExchangeResult verdict) implements LookupResult {}
}
