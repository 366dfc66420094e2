package dev.tandem.domain;

/** How an interaction ended. Names are metric tags: never renamed once released. */
public enum CloseOutcome {
    /** An agent had answered. */
    ANSWERED,
    /** The caller left before any queue. */
    ABANDONED_BEFORE_QUEUE,
    /** The caller left while waiting in a queue. */
    ABANDONED_IN_QUEUE,
    /** The caller left while the call rang at an agent. */
    ABANDONED_WHILE_RINGING,
    /** The system ended the call before any queue: the caller was served without an agent. */
    ENDED_IN_SELF_SERVICE,
    /** An end whose start never came. */
    ORPHANED,
    /** No end was ever told. */
    LOST,
    /** The contact is no phone call. */
    NOT_VOICE,
    /** The contact is a call that the contact centre made. */
    NOT_INBOUND
}
