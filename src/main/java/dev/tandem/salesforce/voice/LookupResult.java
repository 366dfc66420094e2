package dev.tandem.salesforce.voice;

import dev.tandem.salesforce.faults.ExchangeResult;

/** The result of a query for the VoiceCall record of a vendorCallKey. */
public sealed interface LookupResult {

    /** The record exists. */
    record Found(String voiceCallId) implements LookupResult {}

    /** The record does not exist. */
    record Absent() implements LookupResult {}

    /**
     * The org refuses the query.
     *
     * @param words the org's error texts, and what to change
     */
    record Forbidden(String words) implements LookupResult {}

    /**
     * The query was not answered.
     *
     * @param result of a request that certainly created no record
     */
    record Unanswered(ExchangeResult result) implements LookupResult {}
}
