package dev.tandem.ingest.webhook;

/** The result of a webhook at the door. */
public enum WebhookOutcome {
    /** Recorded and acknowledged by the broker. */
    ACCEPTED,
    /** No signature. */
    UNSIGNED,
    /** Signed with no live secret: forged, or a rotation that went wrong. */
    WRONG_SIGNATURE,
    /** Its time is outside the tolerance: a replay, or a wrong clock. */
    STALE,
    /** A time in the body, and none in the headers. */
    TIMESTAMP_MISSING,
    /** Another time in the body than in the headers. */
    TIMESTAMP_DIFFERS,
    /** Verified, but not an event. */
    UNREADABLE,
    /** Longer than the largest body taken, or than the topic can hold. */
    TOO_LARGE,
    /** Compressed, or with another content encoding. */
    ENCODED,
    /** Kafka did not acknowledge it in time, or too many events wait for it: alert on it. */
    UNAVAILABLE
}
