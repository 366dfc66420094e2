package dev.tandem.domain;

/** Where a notice came in. */
public enum EventSource {
    /** A Webex webhook subscription. */
    WEBHOOK,
    /** An HTTP Request activity of a Flow Designer flow. */
    FLOW,
    /** What Webex's search knew and no webhook told. */
    RECONCILER,
    /** Another producer on the topic, a replay or an operator's redrive. */
    TOPIC
}
