package dev.tandem.domain;

/** Where an unanswered call is. The order settles which of two notices of one instant is later. */
public enum CallLocation {
    /** Arrived, before any queue. */
    BEFORE_QUEUE,
    /** Waiting in a queue. */
    IN_QUEUE,
    /** Ringing at an agent. */
    RINGING
}
