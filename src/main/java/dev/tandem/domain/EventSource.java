package dev.tandem.domain;

/** Where a notice came in. */
public enum EventSource {
    /** A Webex webhook subscription. */
    WEBHOOK,
    /** An HTTP Request activity of a Flow Designer flow. */
    FLOW,
    /** Another producer on the topic, a replay or an operator's redrive. */
    TOPIC
}
