package dev.tandem.domain;

/** How far an interaction is, for metrics and readers. Names are tags: never renamed. */
public enum InteractionPhase {
    /** Nothing is known of it: never told, or its retention is over. */
    UNKNOWN,
    /** Notices came, but not the start. */
    AWAITING_START,
    /** The VoiceCall is being made. */
    CREATING,
    /** The Omni-Channel flow is being run. */
    ROUTING,
    /** Nothing to do for Salesforce; the caller waits to be answered or to leave. */
    WAITING,
    /** An agent answered. */
    ANSWERED,
    /** The call ended unanswered; a late answer may still be told. */
    ABANDONING,
    /** The pending service routing is being deleted. */
    CLEARING,
    /** The record is being closed. */
    UPDATING,
    /** Nothing more is going to be done. */
    CLOSED
}
