package dev.tandem.domain;

/** How far an interaction is. Names are metric tags: never renamed. */
public enum InteractionPhase {
    /** Nothing is known of it: no notice has come, or its retention is over. */
    UNKNOWN,
    /** Notices came, but not the start. */
    AWAITING_START,
    /** The VoiceCall is being created. */
    CREATING,
    /** The Omni-Channel flow is being run. */
    ROUTING,
    /** Nothing to do in Salesforce until an agent answers or the call ends. */
    WAITING,
    /** An agent answered. */
    ANSWERED,
    /** The call ended unanswered; a late answer may still come. */
    ABANDONING,
    /** The pending service routing is being deleted. */
    CLEARING,
    /** The record is being closed. */
    UPDATING,
    /** Nothing is left to do. */
    CLOSED
}
