package dev.tandem.salesforce;

/** What asking an org for the VoiceCall record of a vendorCallKey came to. */
sealed interface Lookup {

    /** It is there. */
    record Found(String voiceCallId) implements Lookup {}

    /** It is not there. */
    record Absent() implements Lookup {}

    /**
     * The org does not let us ask, or does not understand the question.
     *
     * @param words its own, and what to change
     */
    record Forbidden(String words) implements Lookup {}

    /**
     * Nobody knows.
     *
     * @param verdict of a request that surely did not create anything
     */
    record Unanswered(Verdict verdict) implements Lookup {}
}
