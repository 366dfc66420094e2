package dev.tandem.ingest.flow;

/** The result of a flow's request. Names are metric tags: never renamed once released. */
public enum FlowOutcome {
    /** The answer has queue or agent. */
    ROUTED,
    /** The answer has the VoiceCall, and no Omni-Channel flow is run. */
    CREATED,
    /** The wait ended before the decision. */
    PENDING,
    /** Too many flows waited already, so it did not wait: alert on it. */
    CROWDED,
    /** No decision will be made: the flow routes by itself. */
    UNAVAILABLE,
    /** An event that needs no routing decision was recorded. */
    RECORDED,
    /** No key, or none that is live. */
    UNAUTHORIZED,
    /** No keys file is configured. */
    DOOR_CLOSED,
    /** Not an event of a flow, or a wrong wait parameter. */
    UNREADABLE,
    /** Longer than the largest body taken, or than the topic can hold. */
    TOO_LARGE,
    /** Compressed, or with another content encoding. */
    ENCODED,
    /** Kafka did not acknowledge it in time, or has not been reached yet: alert on it. */
    KAFKA_UNAVAILABLE
}
