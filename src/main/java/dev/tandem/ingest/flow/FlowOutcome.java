package dev.tandem.ingest.flow;

/** What became of a flow's request. Names are metric tags: never renamed once released. */
public enum FlowOutcome {
    /** Queue and agent were told. */
    ROUTED,
    /** The VoiceCall was told, and no Omni-Channel flow is run. */
    CREATED,
    /** The wait was over first. */
    PENDING,
    /** Too many waited already, so it did not: alert on it. */
    CROWDED,
    /** Nothing is going to come: the flow routes by itself. */
    UNAVAILABLE,
    /** An event that nobody waits about was recorded. */
    RECORDED,
    /** No key, or none that is live. */
    UNAUTHORIZED,
    /** No keys file is configured. */
    DOOR_CLOSED,
    /** Not an event of a flow, or a wait that is none. */
    UNREADABLE,
    /** Longer than the largest body taken, or than the topic can hold. */
    TOO_LARGE,
    /** Compressed, or with another content encoding. */
    ENCODED,
    /** Kafka did not take it in time, or is not reached since the start: alert on it. */
    KAFKA_UNAVAILABLE
}
