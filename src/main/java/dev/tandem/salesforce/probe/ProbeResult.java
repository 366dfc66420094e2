package dev.tandem.salesforce.probe;

/** What a question to an org came to. No words hold a secret. */
public sealed interface ProbeResult {

    /** As it must be. */
    record Fine(String words) implements ProbeResult {}

    /** It works now, but not for long or not in full. */
    record Doubtful(String words, String advice) implements ProbeResult {}

    /** Calls fail until somebody changes that. */
    record Wrong(String words, String advice) implements ProbeResult {}
}
